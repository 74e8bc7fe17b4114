"""A page of the present Handbook, made up: saved from a browser, and copied as text."""

ADDRESS = "https://www.bls.gov/ooh/production/tinkers.htm"

_PANE = """
<div id="tab-{number}"><article aria-labelledby="{id}">
<h2 id="{id}"><span>{heading}</span> <a class="noprint" href="#">About this section</a></h2>
{body}
</article><nav><a class="noprint" href="#">&lt;- Before</a></nav></div>
"""
_PICTURE = """<div class="ooh_right_img"><img src="/x.jpg" alt="Tinkers">
<div class="image-caption">Tinkers at a fair.</div></div>"""
_CHART = "<div class='ooh-chart'><h3>Tinkers</h3><p>Median annual wages, May 2024</p></div>"

PANES = (
    ("Summary", "Summary", """
<table id="quickfacts"><tbody>
<tr><th><a class="about-qf-section">2024 Median Pay</a></th>
<td>$41,230 per year<br>$19.82 per hour</td></tr>
<tr><th>Typical Entry-Level Education</th><td>High school diploma or equivalent</td></tr>
<tr><th>Work Experience in a Related Occupation</th><td>None</td></tr>
<tr><th>On-the-job Training</th><td>See How to Become One</td></tr>
<tr><th>Number of Jobs, 2024</th><td>12,300</td></tr>
<tr><th>Job Outlook, 2024–34</th><td>-3% (Decline)</td></tr>
<tr><th>Employment Change, 2024–34</th><td>-400</td></tr>
</tbody></table><h3>What Tinkers Do</h3><p>A teaser.</p>"""),
    ("what-they-do", "What Tinkers Do", _PICTURE + """
<p>Tinkers mend pots&nbsp;and pans.</p><h3>Duties</h3><p>Tinkers typically do the following:</p>
<ul><li>Solder seams</li><li>Sell pots at fairs</li></ul>
<h3><span class="invisible">empty heading</span></h3><p>&nbsp;</p>"""),
    ("work-environment", "Work Environment", """
<p>Tinkers held about 12,300 jobs in 2024. The largest employers of tinkers were as follows:</p>
<table><tbody><tr><td>Self-employed workers</td><td>61%</td></tr>
<tr><td>Repair and maintenance</td><td>20</td></tr></tbody></table>
<p>Tinkers travel in all weather.</p><h3>Injuries and Illnesses</h3><p>Burns are common.</p>
<h3>Work Schedules</h3><p>Most work full time, also on weekends.</p>"""),
    ("become-one", "How to Become a Tinker", """
<p>Tinkers learn from tinkers.</p><h3>Licenses, Certifications, and Registrations</h3>
<p>Some states require a license.</p><h3>Important Qualities</h3>
<p><strong><em>Patience.&nbsp;</em></strong>Seams take time.</p>
<p><span><em><strong>Dexterity</strong></em></span>. Hands must be steady.</p>"""),
    ("pay", "Pay", _CHART + """
<p>The median annual wage for tinkers was $41,230 in May 2024. The lowest 10 percent earned less
than $28,000, and the highest 10 percent earned more than $61,500.</p>
<p>In May 2024, the median annual wages in the top industries were as follows:</p>
<table><tbody><tr><td>Repair and maintenance</td><td>$43,010</td></tr></tbody></table>"""),
    ("job-outlook", "Job Outlook", """
<p>Employment is projected to decline.</p>
<p>About 1,100 openings for tinkers are projected each year, on average.</p>
<table id="outlook-table"><caption>Projections</caption><tbody>
<tr><th>Tinkers</th><td>51-9999</td><td>12,300</td></tr></tbody></table>"""),
    ("state-area-data", "State &amp; Area Data", "<p>Three links.</p>"),
    ("more-information", "Contacts for More Information", """
<p>Visit the <a href="https://tinkers.example">Guild of Tinkers</a>.</p><h3>O*NET</h3>
<p><a href="https://www.onetonline.org/link/summary/51-9999.00">Tinkers</a></p>"""),
)  # fmt: skip
SIMILAR = """<table id="similar-occupations"><tbody>
<tr><td><a href="/ooh/production/welders.htm"><img src="w.jpg"></a></td>
<td><h4><a href="/ooh/production/welders.htm">Welders</a></h4></td><td>Weld.</td></tr>
</tbody></table>"""


def page(title: str = "Tinkers", address: str = ADDRESS, similar: str = SIMILAR) -> str:
    """The page as HTML."""
    panes = "".join(
        _PANE.format(number=number, id=id, heading=heading, body=body)
        for number, (id, heading, body) in enumerate(PANES, 1)
    )
    return (
        f'<!DOCTYPE html><html><head><link rel="canonical" href="{address}">'
        f'<meta property="og:title" content="{title}"><meta name="date" content="2025-08-28">'
        f"</head><body><nav><h2>Pay</h2></nav><h1>  {title}</h1>"
        f'<div id="panes">{panes}{similar}</div>'
        f'<div class="citation">Occupational Outlook Handbook, {title}, at <a href="{address}">'
        f"{address}</a></div></body></html>"
    )


_WAGES = (
    "The median annual wage for tinkers was $41,230 in May 2024. The lowest 10 percent earned less "
    "than $28,000, and the highest 10 percent earned more than $61,500."
)
COPIED = """\
Tinkers
Summary
Quick Facts: Tinkers
2024 Median Pay
$41,230 per year
$19.82 per hour
Typical Entry-Level Education
High school diploma or equivalent
Work Experience in a Related Occupation
None
On-the-job Training
See How to Become One
Number of Jobs, 2024
12,300
Job Outlook, 2024–34
-3% (Decline)
Employment Change, 2024–34
-400
What They Do ->
What Tinkers Do
About this section
Tinkers mend pots and pans.
Duties
Tinkers typically do the following:
Solder seams
Sell pots at fairs
<- Summary Work Environment ->
Work Environment About this section
Tinkers held about 12,300 jobs in 2024. The largest employers of tinkers were as follows:
Self-employed workers
61%
Repair and maintenance
20
Tinkers travel in all weather.
Injuries and Illnesses
Burns are common.
Work Schedules
Most work full time, also on weekends.
<- What They Do
How to Become a Tinker About this section
Tinkers learn from tinkers.
Licenses, Certifications, and Registrations
Some states require a license.
Important Qualities
Patience. Seams take time.
Dexterity. Hands must be steady.
<- Work Environment
Pay About this section
Tinkers
Median annual wages, May 2024
Tinkers
$41,230
Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics
{WAGES}
In May 2024, the median annual wages in the top industries were as follows:
Repair and maintenance
$43,010
<- How to Become One
Job Outlook About this section
Employment is projected to decline.
About 1,100 openings for tinkers are projected each year, on average.
Employment projections data for tinkers, 2024–34
Tinkers
51-9999
12,300
Get data
<- Pay
Similar Occupations About this section
Occupation Job Duties ENTRY-LEVEL EDUCATION 2024 MEDIAN PAY
Welders
Welders weld.
High school diploma or equivalent
$50,000
<- State & Area Data
Contacts for More Information About this section
Visit the Guild of Tinkers.
O*NET
Tinkers
<- Similar Occupations
Suggested citation:
Bureau of Labor Statistics, U.S. Department of Labor, Occupational Outlook Handbook, Tinkers,
at https://www.bls.gov/ooh/production/tinkers.htm (visited May 2, 2026).
Last Modified Date:
Thursday, August 28, 2025
""".replace("{WAGES}", _WAGES)
