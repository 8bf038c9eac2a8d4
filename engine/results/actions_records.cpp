// SPDX-License-Identifier: Apache-2.0
#include "results/actions_records.hpp"

#include "base/decimal.hpp"

#include <fmt/format.h>

namespace carreau::results {

namespace {

/// What was granted for each of some people or households.
std::optional<double> granted_per_head(const LedgerAmounts& amounts, std::optional<double> heads) {
  const auto sum = known_sum(amounts, Measure::granted);
  // Money per head of nobody, or of an unknown number, is unknown.
  if (!sum || !heads || *heads <= 0.0) return std::nullopt;
  return sum->value() / *heads;
}

void set_facts(FundedQuartierRecord& record, const QuartierFacts& facts) {
  for (const QuartierCommune& commune : facts.communes) record.communes.push_back(commune.code);
  record.contract = facts.contract;
  record.people = facts.people;
  record.households = facts.households;
  record.poor_households = facts.poor_households;
  // Without a grid nothing is known of the people, and no share of them is imputed or not.
  if (facts.people && !facts.is_published) record.share_imputed = facts.share_imputed;
}

void set_granted(FundedQuartierRecord& record, const TargetSummary& summary) {
  // A quartier may have lines of one credit only: the other sum is then 0, or unknown.
  const auto of_credit = [&](CreditKind credit) {
    return known_sum(summary.credits[static_cast<std::size_t>(credit)], Measure::granted);
  };
  record.granted_specific = of_credit(CreditKind::specific);
  record.granted_common_law = of_credit(CreditKind::common_law);
  record.granted_unknown_credit = of_credit(CreditKind::unknown);
  record.granted_by_people = known_sum(summary.by_people, Measure::granted);
  record.granted_doubtful = known_sum(summary.doubtful, Measure::granted);
  // All money of the quartier, not only the specific credits.
  record.granted_per_person = granted_per_head(summary.tally.amounts, record.people);
  record.granted_per_poor_household =
      granted_per_head(summary.tally.amounts, record.poor_households);
}

/// "QN03014M 0.6", "QN03015M 0.4"; the name of the kind where a target has no code.
std::vector<std::string> target_texts(const ActionsOutput& output, std::size_t action) {
  std::vector<std::string> parts;
  for (const TargetShare& part : output.attribution.of(action)) {
    const Target& target = output.attribution.targets[part.target.position()];
    const bool is_quartier =
        target.kind == TargetKind::quartier || target.kind == TargetKind::former_quartier;
    std::string name = is_quartier ? target.code : std::string(to_text(status_of(target, nullptr)));
    // "outside:30037": the code of a commune is not that of a quartier.
    if (!is_quartier && !target.code.empty()) name += ':' + target.code;
    // The share is written only where there are several targets.
    parts.push_back(part.millionths == kWhole
                        ? name
                        : fmt::format("{} {}", name, decimal_value(part.millionths, 6)));
  }
  return parts;
}

const Theme* theme_of(const ActionsOutput& output, const Action& action) {
  if (action.theme.is_none()) return nullptr;
  // A theme of an older nomenclature is shown under the one that the report uses.
  const ThemeIndex theme = output.themes.of[action.theme.position()];
  return theme.is_none() ? nullptr : &output.themes.themes[theme.position()];
}

/// What every part of a line has in common.
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

}  // namespace

/// Money of any other target belongs to no quartier and has no facts.
const QuartierFacts* facts_of(const ActionsOutput& output, const Target& target) {
  if (target.kind == TargetKind::quartier) return &output.quartiers[target.zone];
  if (target.kind == TargetKind::former_quartier) return &output.former[target.zone];
  return nullptr;
}

MoneyRecord money_record(const LedgerAmounts& amounts) {
  return {known_sum(amounts, Measure::requested), known_sum(amounts, Measure::granted),
          known_sum(amounts, Measure::paid)};
}

FundedQuartierRecord funded_quartier_record(const ActionsOutput& output, std::size_t t) {
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
  // Lines without an amount: the sums above are then lower bounds.
  record.unknown_requested = summary.tally.unknown(Measure::requested);
  record.unknown_granted = summary.tally.unknown(Measure::granted);
  record.unknown_paid = summary.tally.unknown(Measure::paid);
  set_granted(record, summary);
  return record;
}

FundedActionRecord funded_action_record(const ActionsOutput& output, std::size_t a) {
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
  // The sum of the parts is the whole action, to the cent.
  for (const ActionPart& part : output.summary.parts_of(a)) amounts += part.amounts;
  record.money = money_record(amounts);
  record.audience_forecast = action.audience_forecast;
  record.audience_actual = action.audience_actual;
  // The precision of a place says nothing where there is none.
  if (action.place) record.place_precision = action.place_precision;
  record.source = action.source.text();
  return record;
}

std::vector<FundingRecord> funding_records(const ActionsOutput& output, const FundingLine& line) {
  const auto shares = output.attribution.of(line.action.position());
  // The same split as in the ledger, so the records of a line add up to it.
  std::vector<LedgerAmounts> parts(shares.size());
  split_line(line, shares, parts);
  std::vector<FundingRecord> records(shares.size(), line_record(output, line));
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const Target& target = output.attribution.targets[shares[k].target.position()];
    FundingRecord& record = records[k];
    record.target_status = status_of(target, facts_of(output, target));
    record.target = target.code;
    record.target_name = target.name;
    record.share = decimal_value(shares[k].millionths, 6);
    record.money = money_record(parts[k]);
  }
  return records;
}

}  // namespace carreau::results
