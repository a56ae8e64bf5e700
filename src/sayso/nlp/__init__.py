"""The fence around learned weights: onnxruntime and tokenizers are imported only here.

One pass of a small encoder reads a document; everything it knows about each word comes
back as plain arrays. What the arrays mean for attribution is said by `decode`. Nothing
here is imported before it is needed, and nothing here ever asks the network.
"""
