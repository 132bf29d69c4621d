"""What has a form of its own: numbers, papers, addresses of streets and of the Web."""
