"""写真とスキャン: taken from a file, a drag or the clipboard, looked at, set straight, shown beside the form."""
