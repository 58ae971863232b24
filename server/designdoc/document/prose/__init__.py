"""What a reader takes in: from blocks to the reading, its units, labels, links and diagrams."""
