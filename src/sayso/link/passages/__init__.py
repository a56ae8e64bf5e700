"""Two short passages held against each other: what each counts, when and where.

Beside the rules that compare claims (`link.decide`), for passages of which a claim
would keep too little: "more than 800 cases" against "812 confirmed cases".
"""
