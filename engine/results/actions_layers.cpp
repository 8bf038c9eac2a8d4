// SPDX-License-Identifier: Apache-2.0
#include "results/actions_layers.hpp"

#include "actions/ledger.hpp"
#include "base/decimal.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "results/delineation_rows.hpp"
#include "results/layer_styles.hpp"
#include "results/row_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace carreau::results {

namespace {

constexpr std::array kAllMeasures = {Measure::requested, Measure::granted, Measure::paid};

files::FieldValue known_text(std::string text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(std::move(text));
}
files::FieldValue word(std::string_view text) { return std::string(text); }
files::FieldValue flag(bool value) { return static_cast<std::int64_t>(value ? 1 : 0); }
files::FieldValue euros(std::optional<Euros> amount) {
  return amount ? files::FieldValue(decimal_value(amount->cents(), 2)) : files::FieldValue();
}
files::FieldValue share(std::int32_t millionths) { return decimal_value(millionths, 6); }

template <class Number>
files::FieldValue known_number(const std::optional<Number>& number) {
  return number ? files::FieldValue(*number) : files::FieldValue();
}

void push_amounts(files::Row& row, const LedgerAmounts& amounts) {
  for (const Measure measure : kAllMeasures) row.push_back(euros(known_sum(amounts, measure)));
}

/// Cents of a measure for each of some people or households, in euros.
files::FieldValue per_head(const LedgerAmounts& amounts, Measure measure,
                           std::optional<double> heads) {
  const auto sum = known_sum(amounts, measure);
  if (!sum || !heads || *heads <= 0.0) return {};
  return two_decimals(sum->value() / *heads);
}

std::string_view status_of(const Target& target, const QuartierFacts* facts) {
  switch (target.kind) {
    case TargetKind::quartier:
      return facts != nullptr && facts->has_entered ? "entered" : "present";
    case TargetKind::former_quartier: return "former";
    case TargetKind::transterritorial: return "transterritorial";
    case TargetKind::unattributed: break;
  }
  return "unattributed";
}

std::string commune_codes(const QuartierFacts& facts) {
  std::vector<std::string> codes;
  for (const QuartierCommune& commune : facts.communes) codes.push_back(commune.code);
  return join(codes, ";");
}

const std::vector<files::FieldSpec>& quartier_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"code"},
                                                       {"name"},
                                                       {"status"},
                                                       {"communes"},
                                                       {"contract"},
                                                       {"people", real},
                                                       {"households", real},
                                                       {"poor_households", real},
                                                       {"share_imputed", real},
                                                       {"actions", integer},
                                                       {"retained", integer},
                                                       {"requested", real},
                                                       {"granted", real},
                                                       {"paid", real},
                                                       {"unknown_requested", integer},
                                                       {"unknown_granted", integer},
                                                       {"unknown_paid", integer},
                                                       {"granted_specific", real},
                                                       {"granted_common_law", real},
                                                       {"granted_unknown_credit", real},
                                                       {"granted_by_people", real},
                                                       {"granted_doubtful", real},
                                                       {"granted_per_person", real},
                                                       {"granted_per_poor_household", real}};
  return fields;
}

files::Row quartier_row(const ActionsOutput& output, std::size_t t) {
  const Target& target = output.attribution.targets[t];
  const TargetSummary& summary = output.summary.targets[t];
  const QuartierFacts* const facts = facts_of(output, target);
  static const QuartierFacts kNothing;
  const QuartierFacts& f = facts == nullptr ? kNothing : *facts;
  const auto rounded = [](std::optional<double> count) {
    return count ? files::FieldValue(one_decimal(*count)) : files::FieldValue();
  };
  files::Row row = {
      known_text(target.code),
      known_text(target.name),
      word(status_of(target, facts)),
      known_text(commune_codes(f)),
      known_text(f.contract),
      rounded(f.people),
      rounded(f.households),
      rounded(f.poor_households),
      f.people ? files::FieldValue(four_decimals(f.share_imputed)) : files::FieldValue(),
      summary.tally.actions,
      summary.tally.retained};
  push_amounts(row, summary.tally.amounts);
  for (const Measure measure : kAllMeasures) row.emplace_back(summary.tally.unknown(measure));
  for (const CreditKind credit :
       {CreditKind::specific, CreditKind::common_law, CreditKind::unknown}) {
    row.push_back(
        euros(known_sum(summary.credits[static_cast<std::size_t>(credit)], Measure::granted)));
  }
  row.push_back(euros(known_sum(summary.by_people, Measure::granted)));
  row.push_back(euros(known_sum(summary.doubtful, Measure::granted)));
  row.push_back(per_head(summary.tally.amounts, Measure::granted, f.people));
  row.push_back(per_head(summary.tally.amounts, Measure::granted, f.poor_households));
  return row;
}

void write_quartiers(files::LayerWriter& writer, const ActionsOutput& output) {
  const PolygonSet outlines = target_outlines(output);
  writer.start_layer(
      "quartiers", "Quartiers et leur argent, transterritorial et non attribué compris",
      quartier_fields(), outlines.crs().is_known() ? std::optional(outlines.crs()) : std::nullopt);
  for (std::size_t t = 0; t < output.attribution.targets.size(); ++t) {
    const auto rings = outlines.rings(t);
    if (rings.first == rings.last) writer.add_row(quartier_row(output, t));
    else writer.add_feature(quartier_row(output, t), outlines, t);
  }
}

/// "QN03014M 60 %;QN03015M 40 %"; the name of the kind where a target has no code.
std::string targets_text(const ActionsOutput& output, std::size_t action) {
  std::vector<std::string> parts;
  for (const TargetShare& part : output.attribution.of(action)) {
    const Target& target = output.attribution.targets[part.target.position()];
    const std::string name =
        target.code.empty() ? std::string(status_of(target, nullptr)) : target.code;
    parts.push_back(part.millionths == kWhole
                        ? name
                        : fmt::format("{} {}", name, decimal_value(part.millionths, 6)));
  }
  return join(parts, ";");
}

const Theme* theme_of(const ActionsOutput& output, const Action& action) {
  if (action.theme.is_none()) return nullptr;
  const ThemeIndex theme = output.themes.of[action.theme.position()];
  return theme.is_none() ? nullptr : &output.themes.themes[theme.position()];
}

const std::vector<files::FieldSpec>& action_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"reference"},
                                                       {"year", integer},
                                                       {"title"},
                                                       {"operator"},
                                                       {"siret"},
                                                       {"contract"},
                                                       {"theme"},
                                                       {"theme_label"},
                                                       {"status"},
                                                       {"targets"},
                                                       {"method"},
                                                       {"shared_by"},
                                                       {"doubtful", integer},
                                                       {"requested", real},
                                                       {"granted", real},
                                                       {"paid", real},
                                                       {"audience_forecast", integer},
                                                       {"audience_actual", integer},
                                                       {"place_precision", real},
                                                       {"source"}};
  return fields;
}

files::Row action_row(const ActionsOutput& output, std::size_t a) {
  const Action& action = output.programme.actions[a];
  const ActionAttribution& how = output.attribution.actions[a];
  const Theme* const theme = theme_of(output, action);
  files::Row row = {action.reference,
                    std::int64_t{action.year},
                    known_text(action.title),
                    known_text(action.operator_name),
                    known_text(action.siret),
                    known_text(action.contract),
                    theme == nullptr ? files::FieldValue() : known_text(theme->code),
                    theme == nullptr ? files::FieldValue() : known_text(theme->label),
                    word(to_text(action.status)),
                    targets_text(output, a),
                    word(to_text(how.method)),
                    word(to_text(how.by)),
                    flag(how.is_doubtful)};
  LedgerAmounts amounts;
  for (const ActionPart& part : output.summary.parts_of(a)) amounts += part.amounts;
  push_amounts(row, amounts);
  row.push_back(known_number(action.audience_forecast));
  row.push_back(known_number(action.audience_actual));
  row.push_back(action.place ? files::FieldValue(action.place_precision) : files::FieldValue());
  row.emplace_back(action.source.text());
  return row;
}

void write_actions(files::LayerWriter& writer, const ActionsOutput& output) {
  // Without a single place there is no CRS to speak of.
  const bool has_places = output.programme.crs.is_known();
  writer.start_layer("actions", "Actions, où elles ont un lieu", action_fields(),
                     has_places ? std::optional(output.programme.crs) : std::nullopt,
                     files::LayerGeometry::points);
  for (std::size_t a = 0; a < output.programme.actions.size(); ++a) {
    if (has_places) {
      writer.add_point(action_row(output, a), output.programme.actions[a].place);
    } else {
      writer.add_row(action_row(output, a));
    }
  }
}

const std::vector<files::FieldSpec>& funding_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {
      {"reference"},       {"year", integer}, {"funder"},    {"funder_kind"}, {"credit"},
      {"theme"},           {"target_status"}, {"target"},    {"target_name"}, {"share", real},
      {"requested", real}, {"granted", real}, {"paid", real}};
  return fields;
}

void write_funding(files::LayerWriter& writer, const ActionsOutput& output) {
  writer.start_layer("funding", "Lignes de financement, réparties entre les quartiers",
                     funding_fields(), std::nullopt);
  for (const FundingLine& line : output.programme.lines) {
    const Action& action = output.programme.actions[line.action.position()];
    const Funder& funder = output.programme.funders[line.funder.position()];
    const Theme* const theme = theme_of(output, action);
    const auto shares = output.attribution.of(line.action.position());
    std::vector<LedgerAmounts> parts(shares.size());
    split_line(line, shares, parts);
    for (std::size_t k = 0; k < shares.size(); ++k) {
      const Target& target = output.attribution.targets[shares[k].target.position()];
      files::Row row = {action.reference,
                        std::int64_t{action.year},
                        funder.name,
                        word(to_text(funder.kind)),
                        word(to_text(line.credit)),
                        theme == nullptr ? files::FieldValue() : known_text(theme->code),
                        word(status_of(target, facts_of(output, target))),
                        known_text(target.code),
                        known_text(target.name),
                        share(shares[k].millionths)};
      push_amounts(row, parts[k]);
      writer.add_row(row);
    }
  }
}

void write_table(files::LayerWriter& writer, const char* name, const char* description,
                 const std::vector<files::FieldSpec>& fields, const std::vector<files::Row>& rows) {
  writer.start_layer(name, description, fields, std::nullopt);
  for (const files::Row& row : rows) writer.add_row(row);
}

std::vector<files::Row> source_rows(const ActionsOutput& output) {
  std::vector<files::Row> rows = {
      {word("program"), word("carreau"), word(version()), files::FieldValue()}};
  for (const InputSource& input : output.inputs) {
    rows.push_back({word("input"), input.role, input.name, known_text(input.digest)});
  }
  return rows;
}

/// Edges are cut before they are moved, so that they stay where they were on the ground.
PolygonSet in_crs(const PolygonSet& set, const Crs& crs) {
  if (set.size() == 0 || set.crs() == crs) return set;
  constexpr double kMetres = 200.0;
  constexpr double kDegrees = 0.002;
  return reproject(set, crs, is_plane_in_metres(set.crs()) ? kMetres : kDegrees);
}

/// Where each code of a zoning stands among its polygons; none of zones of communes.
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
  write_table(writer, "findings", "Remarques sur les données", finding_fields(),
              finding_rows(output.findings));
  write_table(writer, "run", "Provenance", run_fields(), source_rows(output));
  write_styles(writer, std::array{"quartiers", "actions"});
  writer.finish();
}

}  // namespace carreau::results
