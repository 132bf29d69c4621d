"""What goes on in the groups: who agrees and who differs, who answers whom, what each brings."""
