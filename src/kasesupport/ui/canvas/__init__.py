"""Pictures on the screen: painting, and pointing at them."""
