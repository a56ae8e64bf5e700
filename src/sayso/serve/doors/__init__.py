"""The doors, in the order in which a request passes them; each is plain ASGI.

policy    what a browser may do with our answers
hosts     only by the names that the server goes by
origins   no other site may act through a reader's browser
sessions  only those who have been let in
"""
