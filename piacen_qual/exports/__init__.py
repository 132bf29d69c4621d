"""Files for people: values in, bytes out."""
