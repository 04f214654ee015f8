"""Parameters of addresses that say how a reader came, not what is read.

The names that miniflux strips (2026), and those that publishers put into the links of their own feeds. A name
stands here only when no known site chooses its page by it: so `source`, `cid`, `ref` and `keyword` do not.
"""

from __future__ import annotations

import re

_FAMILIES = "utm mtm piwik matomo hsa itm at ns guce gaa hmb"
"""What stands before an underscore."""

_NAMES = """
fbclid fb_action_ids fb_action_types fb_ref fb_source igshid igsh twclid ref_src ref_url __twitter_impression
gclid gclsrc dclid gbraid wbraid srsltid gad_source gad_campaignid _ga _gl msclkid yclid ysclid _openstat
ttclid li_fat_id epik rdt_cid irclickid rb_clickid wickedid dicbo tblci obclid vmcid ob_click_id
mc_cid mc_eid mc_tc mkt_tok ml_subscriber ml_subscriber_hash vero_id vero_conv oly_anon_id oly_enc_id _kx
_hsenc _hsmi __hssc __hstc __hsfp hsctatracking _bhlid ck_subscriber_id sc_cid s_cid s_kwcid ef_id elqtrack
elqtrackid trk_contact trk_msg trk_module trk_sid _branch_match_id _branch_referrer __readwiselocation __s
campaign_id campaign_name campaign_medium campaign_source campaign_term campaign_content cmpid ncid icid
pk_campaign pk_kwd pk_keyword pk_source pk_medium pk_content pk_cid pk_vid xtor xtref wt_mc wt_zmc wt.mc_id
wt.mc_ev wt.tsrc wtrid fsrc ftcamp ftag smid smtyp emc ocid mbid traffic_source maca guccounter .tsrc soc_src
soc_trk ito n_cid feedtype feedname
"""

TRACKING = re.compile(
    rf"(?:{'|'.join(_FAMILIES.split())})_\w+|" + "|".join(map(re.escape, _NAMES.split())), re.IGNORECASE
)
"""Names, to be matched whole."""
