"""Who is said to have said what: rules, weights, and the merge of both."""
