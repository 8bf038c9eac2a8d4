// SPDX-License-Identifier: Apache-2.0
#include "results/actions_layers.hpp"

#include "actions/ledger.hpp"
#include "base/decimal.hpp"
#include "base/version.hpp"
#include "results/actions_columns.hpp"
#include "results/delineation_records.hpp"
#include "results/layer_styles.hpp"
#include "results/table_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace carreau::results {

namespace {

MoneyRecord money_record(const LedgerAmounts& amounts) {
  return {known_sum(amounts, Measure::requested), known_sum(amounts, Measure::granted),
          known_sum(amounts, Measure::paid)};
}

/// The amount granted divided by a number of people or households.
std::optional<double> granted_per_head(const LedgerAmounts& amounts, std::optional<double> heads) {
  const auto sum = known_sum(amounts, Measure::granted);
  if (!sum || !heads || *heads <= 0.0) return std::nullopt;
  return sum->value() / *heads;
}

void set_facts(FundedQuartierRecord& record, const QuartierFacts& facts) {
  for (const QuartierCommune& commune : facts.communes) record.communes.push_back(commune.code);
  record.contract = facts.contract;
  record.people = facts.people;
  record.households = facts.households;
  record.poor_households = facts.poor_households;
  if (facts.people) record.share_imputed = facts.share_imputed;
}

void set_granted(FundedQuartierRecord& record, const TargetSummary& summary) {
  const auto of_credit = [&](CreditKind credit) {
    return known_sum(summary.credits[static_cast<std::size_t>(credit)], Measure::granted);
  };
  record.granted_specific = of_credit(CreditKind::specific);
  record.granted_common_law = of_credit(CreditKind::common_law);
  record.granted_unknown_credit = of_credit(CreditKind::unknown);
  record.granted_by_people = known_sum(summary.by_people, Measure::granted);
  record.granted_doubtful = known_sum(summary.doubtful, Measure::granted);
  record.granted_per_person = granted_per_head(summary.tally.amounts, record.people);
  record.granted_per_poor_household =
      granted_per_head(summary.tally.amounts, record.poor_households);
}

FundedQuartierRecord quartier_record(const ActionsOutput& output, std::size_t t) {
  const Target& target = output.attribution.targets[t];
  const TargetSummary& summary = output.summary.targets[t];
  const QuartierFacts* const facts = facts_of(output, target);
  FundedQuartierRecord record;
  record.code = target.code;
  record.name = target.name;
  record.status = status_of(target, facts);
  if (facts != nullptr) set_facts(record, *facts);
  record.actions = summary.tally.actions;
  record.retained = summary.tally.retained;
  record.money = money_record(summary.tally.amounts);
  record.unknown_requested = summary.tally.unknown(Measure::requested);
  record.unknown_granted = summary.tally.unknown(Measure::granted);
  record.unknown_paid = summary.tally.unknown(Measure::paid);
  set_granted(record, summary);
  return record;
}

void write_quartiers(files::LayerWriter& writer, const ActionsOutput& output) {
  const PolygonSet outlines = target_outlines(output);
  writer.start_layer("quartiers",
                     "Quartiers et leur argent, transterritorial et non attribué compris",
                     funded_quartier_columns().fields(),
                     outlines.crs().is_known() ? std::optional(outlines.crs()) : std::nullopt);
  for (std::size_t t = 0; t < output.attribution.targets.size(); ++t) {
    const auto rings = outlines.rings(t);
    const files::Row row = funded_quartier_columns().row(quartier_record(output, t));
    if (rings.first == rings.last) writer.add_row(row);
    else writer.add_feature(row, outlines, t);
  }
}

/// "QN03014M 0.6", "QN03015M 0.4"; for a target without a code, the name of its kind.
std::vector<std::string> target_texts(const ActionsOutput& output, std::size_t action) {
  std::vector<std::string> parts;
  for (const TargetShare& part : output.attribution.of(action)) {
    const Target& target = output.attribution.targets[part.target.position()];
    const std::string name =
        target.code.empty() ? std::string(to_text(status_of(target, nullptr))) : target.code;
    parts.push_back(part.millionths == kWhole
                        ? name
                        : fmt::format("{} {}", name, decimal_value(part.millionths, 6)));
  }
  return parts;
}

const Theme* theme_of(const ActionsOutput& output, const Action& action) {
  if (action.theme.is_none()) return nullptr;
  const ThemeIndex theme = output.themes.of[action.theme.position()];
  return theme.is_none() ? nullptr : &output.themes.themes[theme.position()];
}

FundedActionRecord action_record(const ActionsOutput& output, std::size_t a) {
  const Action& action = output.programme.actions[a];
  const ActionAttribution& how = output.attribution.actions[a];
  FundedActionRecord record;
  record.reference = action.reference;
  record.year = action.year;
  record.title = action.title;
  record.operator_name = action.operator_name;
  record.siret = action.siret;
  record.contract = action.contract;
  if (const Theme* const theme = theme_of(output, action)) {
    record.theme = theme->code;
    record.theme_label = theme->label;
  }
  record.status = action.status;
  record.targets = target_texts(output, a);
  record.method = how.method;
  record.shared_by = how.by;
  record.doubtful = how.is_doubtful;
  LedgerAmounts amounts;
  for (const ActionPart& part : output.summary.parts_of(a)) amounts += part.amounts;
  record.money = money_record(amounts);
  record.audience_forecast = action.audience_forecast;
  record.audience_actual = action.audience_actual;
  if (action.place) record.place_precision = action.place_precision;
  record.source = action.source.text();
  return record;
}

void write_actions(files::LayerWriter& writer, const ActionsOutput& output) {
  // The CRS is known only where at least one action has a place.
  const bool has_places = output.programme.crs.is_known();
  writer.start_layer("actions", "Actions, où elles ont un lieu", funded_action_columns().fields(),
                     has_places ? std::optional(output.programme.crs) : std::nullopt,
                     files::LayerGeometry::points);
  for (std::size_t a = 0; a < output.programme.actions.size(); ++a) {
    const files::Row row = funded_action_columns().row(action_record(output, a));
    if (has_places) writer.add_point(row, output.programme.actions[a].place);
    else writer.add_row(row);
  }
}

/// The fields that all parts of a line share.
FundingRecord line_record(const ActionsOutput& output, const FundingLine& line) {
  const Action& action = output.programme.actions[line.action.position()];
  const Funder& funder = output.programme.funders[line.funder.position()];
  FundingRecord record;
  record.reference = action.reference;
  record.year = action.year;
  record.funder = funder.name;
  record.funder_kind = funder.kind;
  record.credit = line.credit;
  if (const Theme* const theme = theme_of(output, action)) record.theme = theme->code;
  return record;
}

void write_funding(files::LayerWriter& writer, const ActionsOutput& output) {
  writer.start_layer("funding", "Lignes de financement, réparties entre les quartiers",
                     funding_columns().fields(), std::nullopt);
  for (const FundingLine& line : output.programme.lines) {
    FundingRecord record = line_record(output, line);
    const auto shares = output.attribution.of(line.action.position());
    std::vector<LedgerAmounts> parts(shares.size());
    split_line(line, shares, parts);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const Target& target = output.attribution.targets[shares[k].target.position()];
      record.target_status = status_of(target, facts_of(output, target));
      record.target = target.code;
      record.target_name = target.name;
      record.share = decimal_value(shares[k].millionths, 6);
      record.money = money_record(parts[k]);
      writer.add_row(funding_columns().row(record));
    }
  }
}

std::optional<std::string> known_text(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::vector<RunRecord> source_records(const ActionsOutput& output) {
  std::vector<RunRecord> records = {{"program", "carreau", std::string(version()), {}}};
  for (const InputSource& input : output.inputs) {
    records.push_back({"input", input.role, input.name, known_text(input.digest)});
  }
  return records;
}

/// Transforms the polygons; edges are cut first, so that they do not move on the ground.
PolygonSet in_crs(const PolygonSet& set, const Crs& crs) {
  if (set.size() == 0 || set.crs() == crs) return set;
  constexpr double kMetres = 200.0;
  constexpr double kDegrees = 0.002;
  return reproject(set, crs, is_plane_in_metres(set.crs()) ? kMetres : kDegrees);
}

/// Maps the codes of a zoning to its features; empty for zones of communes.
std::map<std::string, std::size_t> features_of(const Zoning* zoning) {
  std::map<std::string, std::size_t> features;
  if (zoning == nullptr || zoning->polygons.size() != zoning->size()) return features;
  for (std::size_t z = 0; z < zoning->size(); ++z) features.emplace(zoning->codes[z], z);
  return features;
}

}  // namespace

const QuartierFacts* facts_of(const ActionsOutput& output, const Target& target) {
  if (target.kind == TargetKind::quartier) return &output.quartiers[target.zone];
  if (target.kind == TargetKind::former_quartier) return &output.former[target.zone];
  return nullptr;
}

PolygonSet target_outlines(const ActionsOutput& output) {
  const auto present = features_of(&output.zoning);
  const auto older = features_of(output.older);
  const Crs crs = present.empty() && !older.empty() ? output.older->polygons.crs()
                                                    : output.zoning.polygons.crs();
  PolygonSet outlines(crs);
  const PolygonSet former =
      output.older == nullptr ? PolygonSet() : in_crs(output.older->polygons, crs);
  for (const Target& target : output.attribution.targets) {
    const bool is_present = target.kind == TargetKind::quartier;
    const auto& features = is_present ? present : older;
    const auto found = features.find(target.code);
    if (facts_of(output, target) == nullptr || found == features.end()) outlines.begin_feature();
    else outlines.add_feature(is_present ? output.zoning.polygons : former, found->second);
  }
  return outlines;
}

void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output) {
  files::LayerWriter writer(file.temporary(), files::OutputFormat::geopackage);
  write_quartiers(writer, output);
  write_actions(writer, output);
  write_funding(writer, output);
  write_table_layer(writer, "findings", "Remarques sur les données", finding_columns(),
                    finding_records(output.findings));
  write_table_layer(writer, "run", "Provenance", run_columns(), source_records(output));
  write_styles(writer, std::array{"quartiers", "actions"});
  writer.finish();
}

}  // namespace carreau::results
