/**
 * Licence identifiers of the Hugging Face hub's metadata documentation, and the SPDX identifiers that cards use
 * besides. Lower case. `other` is known, but says nothing without a name.
 */
const HUB = `apache-2.0 mit openrail bigscience-openrail-m creativeml-openrail-m bigscience-bloom-rail-1.0 bigcode-openrail-m afl-3.0
artistic-2.0 bsl-1.0 bsd bsd-2-clause bsd-3-clause bsd-3-clause-clear c-uda cc cc0-1.0 cc-by-2.0 cc-by-2.5 cc-by-3.0 cc-by-4.0
cc-by-sa-3.0 cc-by-sa-4.0 cc-by-nc-2.0 cc-by-nc-3.0 cc-by-nc-4.0 cc-by-nd-4.0 cc-by-nc-nd-3.0 cc-by-nc-nd-4.0 cc-by-nc-sa-2.0
cc-by-nc-sa-3.0 cc-by-nc-sa-4.0 cdla-sharing-1.0 cdla-permissive-1.0 cdla-permissive-2.0 wtfpl ecl-2.0 epl-1.0 epl-2.0 etalab-2.0
eupl-1.1 eupl-1.2 agpl-3.0 gfdl gpl gpl-2.0 gpl-3.0 lgpl lgpl-2.1 lgpl-3.0 isc intel-research h-research lppl-1.3c ms-pl apple-ascl
apple-amlr mpl-2.0 odc-by odbl openmdw-1.0 openmdw-1.1 openrail++ osl-3.0 postgresql ofl-1.1 ncsa unlicense zlib pddl lgpl-lr
deepfloyd-if-license fair-noncommercial-research-license llama2 llama3 llama3.1 llama3.2 llama3.3 llama4 gemma grok2-community
unknown other`;

const SPDX = `0bsd aal afl-1.1 afl-1.2 afl-2.0 afl-2.1 agpl-1.0 agpl-3.0-only agpl-3.0-or-later aladdin apache-1.0 apache-1.1 apsl-2.0 artistic-1.0
beerware bitstream-vera blueoak-1.0.0 bsd-1-clause bsd-2-clause-patent bsd-3-clause-attribution bsd-3-clause-lbnl bsd-4-clause
bsd-source-code busl-1.1 c-uda-1.0 cal-1.0 cc-by-1.0 cc-by-2.5-au cc-by-3.0-at cc-by-3.0-de cc-by-3.0-igo cc-by-3.0-nl cc-by-3.0-us cc-by-nc-1.0
cc-by-nc-2.5 cc-by-nc-3.0-de cc-by-nc-nd-1.0 cc-by-nc-nd-2.0 cc-by-nc-nd-2.5 cc-by-nc-nd-3.0-de cc-by-nc-nd-3.0-igo cc-by-nc-sa-1.0
cc-by-nc-sa-2.0-de cc-by-nc-sa-2.0-fr cc-by-nc-sa-2.0-uk cc-by-nc-sa-2.5 cc-by-nc-sa-3.0-de cc-by-nc-sa-3.0-igo cc-by-nd-1.0 cc-by-nd-2.0
cc-by-nd-2.5 cc-by-nd-3.0 cc-by-nd-3.0-de cc-by-sa-1.0 cc-by-sa-2.0 cc-by-sa-2.0-uk cc-by-sa-2.1-jp cc-by-sa-2.5 cc-by-sa-3.0-at cc-by-sa-3.0-de
cc-by-sa-3.0-igo cc-pddc cddl-1.0 cddl-1.1 cdla-sharing-1.0 cecill-1.0 cecill-1.1 cecill-2.0 cecill-2.1 cecill-b cecill-c clartistic
copyleft-next-0.3.1 cpal-1.0 cpl-1.0 dl-de-by-2.0 dl-de-zero-2.0 ecl-1.0 efl-2.0 elastic-2.0 etalab-2.0 eudatagrid eupl-1.0 fair fsfap ftl
gfdl-1.1 gfdl-1.1-only gfdl-1.1-or-later gfdl-1.2 gfdl-1.2-only gfdl-1.2-or-later gfdl-1.3 gfdl-1.3-only gfdl-1.3-or-later gpl-1.0 gpl-1.0-only gpl-1.0-or-later
gpl-2.0-only gpl-2.0-or-later gpl-3.0-only gpl-3.0-or-later hippocratic-2.1 hpnd icu ijg imatix intel ipa ipl-1.0 jpnic json lal-1.2 lal-1.3
lgpl-2.0 lgpl-2.0-only lgpl-2.0-or-later lgpl-2.1-only lgpl-2.1-or-later lgpl-3.0-only lgpl-3.0-or-later lgpllr libpng libpng-2.0 liliq-p-1.1
lpl-1.02 lppl-1.0 lppl-1.1 lppl-1.2 lppl-1.3a mit-0 mit-cmu mit-modern-variant mpl-1.0 mpl-1.1 mpl-2.0-no-copyleft-exception ms-lpl ms-rl mulanpsl-1.0
mulanpsl-2.0 naist-2003 nasa-1.3 nbpl-1.0 ngpl nlod-1.0 nlod-2.0 nosl npl-1.1 npsl-1.0-only oclc-2.0 odbl-1.0 odc-by-1.0 ofl-1.0 ogl-canada-2.0 ogl-uk-1.0
ogl-uk-2.0 ogl-uk-3.0 oldap-2.8 opl-1.0 opubl-1.0 osl-1.0 osl-2.0 osl-2.1 osset-pl-2.1 parity-7.0.0 pddl-1.0 php-3.0 php-3.01 polyform-noncommercial-1.0.0
polyform-small-business-1.0.0 psf-2.0 python-2.0 qpl-1.0 rpl-1.5 rpsl-1.0 ruby sax-pd sendmail sissl sleepycat smlnj sspl-1.0 tapr-ohl-1.0 tcl
ucl-1.0 unicode-dfs-2016 upl-1.0 vim vsl-1.0 w3c watcom-1.0 x11 xfree86-1.1 xnet zend-2.0 zimbra-1.4 zlib-acknowledgement zpl-2.0 zpl-2.1
community-data-license-agreement-permissive-2.0 openrail-m`;

const KNOWN = new Set(`${HUB} ${SPDX}`.split(/\s+/));

/** Whether the hub or SPDX knows an identifier, or an SPDX expression of such (`MIT OR Apache-2.0`). */
export function isKnownLicense(identifier: string): boolean {
  const id = identifier.trim().toLowerCase();
  if (KNOWN.has(id)) return true;
  const parts = id
    .replace(/[()]/g, ' ')
    .trim()
    .split(/\s+(?:or|and|with)\s+/);
  return parts.length > 1 && parts.every((part) => KNOWN.has(part.trim()) || /exception/.test(part));
}
