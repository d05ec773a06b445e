"""Path, Text, Image and Drawing; Japanese text layout; renderers to PDF and SVG."""
