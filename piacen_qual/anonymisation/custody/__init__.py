"""What a study keeps of its anonymisation: the sealed key, the audit, the register."""
