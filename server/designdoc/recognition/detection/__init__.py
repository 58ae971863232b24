"""Detection: which framework a document follows that does not say so, by marks or by the words of a field."""
