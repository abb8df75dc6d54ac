#pragma once

#include <span>
#include <string>
#include <string_view>

namespace blattwerk::formats {

// Which outlet published an article, and which agency wrote it. What is known stands in `sources.tsv`.

/// The canonical name of the outlet with this name or address (`SZ`, `www.sueddeutsche.de`,
/// `https://sz.de/1.5827206`); empty where it is not known. Case, blanks at the ends and a leading `www.` do
/// not count.
std::string_view known_outlet(std::string_view name_or_address);

/// The outlet of an article: known by its address, else by one of the names it is stated with (best first),
/// else the first stated name as it stands, else the host of the address. Empty where nothing is stated.
std::string outlet_of(std::string_view url, std::span<const std::string> stated_names);

/// The host of an address without `www.`, in lower case; empty where it is no address.
std::string host_of(std::string_view url);

/// The canonical name of the agency that `credit` names as a whole: `dpa`, `Deutsche Presse-Agentur`,
/// `dpa/lby`. Empty where it names none.
std::string_view known_agency(std::string_view credit);

/// The agencies that a line such as `Quelle: ntv.de, mau/dpa` names beside others, joined by `, `; empty
/// where the line does not say that it names sources.
std::string agency_in_source_line(std::string_view line);

/// The agencies credited in an article's text, by their canonical names, joined by `, ` (`dpa, AFP`): in the
/// dateline
/// (`Berlin (dpa) -`, `BERLIN, 4. Februar (dpa/AFP).`), or in brackets or alone at its end (`(APA/dpa)`,
/// `Quelle: dpa`).
std::string credited_agency(std::string_view first_paragraph, std::string_view last_paragraph);

}  // namespace blattwerk::formats
