#include "output/upkeep.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "output/json_value.h"
#include "output/terminal.h"

namespace blattwerk::output {
namespace {

std::string_view to_string(Damage damage) {
  switch (damage) {
    case Damage::file:
      return "file";
    case Damage::stored:
      return "stored";
    case Damage::derived:
      return "derived";
  }
  return {};
}

std::string_view remedy(const CheckReport& report) {
  const bool only_derived = std::ranges::all_of(
      report.findings, [](const Finding& finding) { return finding.damage == Damage::derived; });
  return only_derived
             ? "All articles are there; 'blattwerk check --repair' makes anew what is derived from them.\n"
             : "Keep this file as it is and restore a backup: 'blattwerk restore FILE'.\n";
}

}  // namespace

std::string show_check(const CheckReport& report) {
  const auto looked_at = fmt::format("{} articles, {} originals", report.articles, report.originals);
  if (report.sound()) return fmt::format("The archive is sound: {}, {:.1f} s\n", looked_at, report.seconds);
  std::string page = fmt::format("The archive is damaged: {}, {:.1f} s\n", looked_at, report.seconds);
  for (const Finding& finding : report.findings) page += fmt::format("  {}\n", printable(finding.what));
  if (report.more_findings > 0) page += fmt::format("  and {} more\n", report.more_findings);
  page += remedy(report);
  return page;
}

std::string to_json(const CheckReport& report, JsonLayout layout) {
  Json findings = Json::array();
  for (const Finding& finding : report.findings) {
    findings.push_back({{"damage", to_string(finding.damage)}, {"what", finding.what}});
  }
  Json json = {{"sound", report.sound()},
               {"articles", report.articles},
               {"originals", report.originals},
               {"seconds", report.seconds},
               {"findings", std::move(findings)}};
  if (report.more_findings > 0) json["more_findings"] = report.more_findings;
  return dump(json, layout);
}

std::string show_backup(const BackupReport& report) {
  std::string page = fmt::format("Backup  {}\n", printable(report.file));
  for (const auto& old : report.removed) page += fmt::format("Removed {}\n", printable(old));
  return page;
}

std::string to_json(const BackupReport& report, JsonLayout layout) {
  return dump({{"file", report.file}, {"removed", report.removed}}, layout);
}

std::string show_restore(const RestoreReport& report) {
  std::string page = fmt::format("Restored {}\n", printable(report.archive));
  if (!report.kept.empty()) page += fmt::format("What it was before is in {}\n", printable(report.kept));
  return page;
}

std::string to_json(const RestoreReport& report, JsonLayout layout) {
  Json json = {{"archive", report.archive}};
  put_known(json, "kept", report.kept);
  return dump(json, layout);
}

std::string show_compaction(const Compaction& compaction) {
  return fmt::format("{} instead of {}\n", show_size(compaction.bytes_after),
                     show_size(compaction.bytes_before));
}

std::string to_json(const Compaction& compaction, JsonLayout layout) {
  return dump({{"bytes_before", compaction.bytes_before}, {"bytes_after", compaction.bytes_after}}, layout);
}

std::string show_split(const SplitReport& report) {
  std::string page;
  for (const auto& [path, articles] : report.files)
    page += fmt::format("{:>9} articles  {}\n", articles, printable(path));
  if (report.removed > 0) page += fmt::format("{:>9} removed from the archive\n", report.removed);
  return page.empty() ? "No article was found, nothing was written\n" : page;
}

std::string to_json(const SplitReport& report, JsonLayout layout) {
  Json files = Json::array();
  for (const auto& [path, articles] : report.files) files.push_back({{"path", path}, {"articles", articles}});
  return dump({{"files", std::move(files)}, {"removed", report.removed}}, layout);
}

}  // namespace blattwerk::output
