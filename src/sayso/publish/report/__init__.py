"""The situation report: what is claimed at a moment, as text to send around.

No sentence stands in it without the claims whose words it is; the numbers in brackets
lead to them.
"""

from sayso.publish.report.content import Report, ReportQuery, report_of
from sayso.publish.report.markdown import report_as_markdown
from sayso.publish.report.webpage import report_as_html

__all__ = [
    "Report",
    "ReportQuery",
    "report_as_html",
    "report_as_markdown",
    "report_of",
]
