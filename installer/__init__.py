"""What makes an installable program of the source: the build, its check, the packages."""
