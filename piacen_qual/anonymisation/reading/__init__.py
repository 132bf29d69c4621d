"""Words as detection reads them: evened out, their grammar, what is known of them."""
