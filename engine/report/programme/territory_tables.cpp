// SPDX-License-Identifier: Apache-2.0
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

std::string total_label(const Words& w) { return std::string(w("report_territory_tables_total")); }

/// "Alès ; Saint-Christol", by decreasing number of people.
std::string commune_names(const QuartierFacts& facts) {
  std::string text;
  for (const QuartierCommune& commune : facts.communes) {
    if (!text.empty()) text += " ; ";
    text += commune.name.empty() ? commune.code : commune.name;
  }
  return text;
}

/// The basis of shares: people summed over cells, some of them imputed.
std::string people_note(const ActionsView& view, const Words& w) {
  double people = 0.0;
  double imputed = 0.0;
  std::int64_t published = 0;
  for (const QuartierFacts& facts : view.quartiers) {
    if (facts.is_published) {
      ++published;
      continue;
    }
    people += facts.people.value_or(0.0);
    imputed += facts.people.value_or(0.0) * facts.share_imputed;
  }
  std::string note;
  if (published > 0) {
    note = w.text("report_territory_tables_note_of_published",
                  {{"published", published}, {"quartiers", view.quartiers.size()}});
  }
  if (people > 0.0) {
    note += (note.empty() ? "" : " ") + w.text("report_territory_tables_note_of_people",
                                               {{"people", w.percent(imputed / people, 1)}});
  }
  return note.empty() ? std::string(w("report_territory_tables_note_without_grid")) : note;
}

void add_territory_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  add_target_columns(table, w);
  table.columns.push_back(headed_column(h::kCommunes, w));
  add_tally_columns(table, w);
  table.columns.push_back(
      {"share_granted", std::string(w("report_territory_tables_share_of_granted")), percent});
  table.columns.push_back(
      {"share_by_people", std::string(w("report_territory_tables_granted_by_people")), percent});
  table.columns.push_back({"share_doubtful",
                           std::string(w("report_territory_tables_granted_share_in_doubt")),
                           percent});
  table.columns.push_back(
      titled_column(h::kShareImputed, w("report_territory_tables_people_share_imputed"), percent));
}

ReportTable territory_table(const ActionsView& view, const Words& w) {
  ReportTable table{"territory", std::string(w("report_territory_tables_quartiers_title")),
                    std::string(w("report_territory_tables_territories"))};
  add_territory_columns(table, w);
  const Tally& total = view.summary.total;
  LedgerAmounts by_people;
  LedgerAmounts doubtful;
  for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
    const TargetSummary& target = view.summary.targets[t];
    const QuartierFacts* const facts = facts_of(view, view.attribution.targets[t]);
    TableRow& row = table.rows.emplace_back();
    add_target(row.cells, view, t, w);
    row.cells.push_back(facts == nullptr ? files::FieldValue() : known_text(commune_names(*facts)));
    add_tally(row.cells, target.tally);
    row.cells.push_back(fraction(target.tally.amounts, total.amounts, Measure::granted));
    row.cells.push_back(fraction(target.by_people, target.tally.amounts, Measure::granted));
    row.cells.push_back(fraction(target.doubtful, target.tally.amounts, Measure::granted));
    const bool is_estimated = facts != nullptr && facts->people && !facts->is_published;
    row.cells.push_back(is_estimated ? files::FieldValue(facts->share_imputed)
                                     : files::FieldValue());
    by_people += target.by_people;
    doubtful += target.doubtful;
  }
  TableRow& row = table.rows.emplace_back();
  row.is_total = true;
  add_target_total(row.cells, total_label(w));
  row.cells.emplace_back();
  add_tally(row.cells, total);
  row.cells.push_back(fraction(total.amounts, total.amounts, Measure::granted));
  row.cells.push_back(fraction(by_people, total.amounts, Measure::granted));
  row.cells.push_back(fraction(doubtful, total.amounts, Measure::granted));
  row.cells.emplace_back();
  drop_unknown_columns(table);
  table.notes = {distinct_note(w), people_note(view, w)};
  return table;
}

/// A commune or set of communes, or a kind of target outside all quartiers; in the order of
/// targets: quartiers first.
using CommuneKey = std::pair<TargetKind, std::string>;

CommuneKey commune_key(const ActionsView& view, const Target& target, const Words& w) {
  const QuartierFacts* const facts = facts_of(view, target);
  if (facts != nullptr && !facts->communes.empty()) {
    return {TargetKind::quartier, commune_names(*facts)};
  }
  if (target.kind == TargetKind::quartier) {
    return {target.kind, std::string(w("report_territory_tables_unknown_commune"))};
  }
  // Places outside by commune or pocket.
  if (target.kind == TargetKind::outside) return {target.kind, target_label(target, w)};
  return {target.kind, std::string(target_kind_label(target.kind, false, w))};
}

std::map<CommuneKey, Tally> commune_tallies(const ActionsView& view, const Words& w) {
  std::map<CommuneKey, Tally> groups;
  std::vector<CommuneKey> keys;
  for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
    keys.push_back(commune_key(view, view.attribution.targets[t], w));
    groups[keys.back()].amounts += view.summary.targets[t].tally.amounts;
  }
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    const ActionStatus status = view.programme.actions[a].status;
    const bool is_retained = status == ActionStatus::granted || status == ActionStatus::paid;
    std::set<CommuneKey> served;
    for (const ActionPart& part : view.summary.parts_of(a)) {
      served.insert(keys[part.share.target.position()]);
    }
    for (const auto& key : served) {
      ++groups[key].actions;
      if (is_retained) ++groups[key].retained;
    }
  }
  return groups;
}

/// Sums targets by commune or set of communes, and other targets by kind.
ReportTable commune_table(const ActionsView& view, const Words& w) {
  ReportTable table{"communes", std::string(w("report_territory_tables_communes_title")),
                    std::string(w("report_territory_tables_communes"))};
  table.columns = {headed_column(h::kCommunes, w)};
  add_tally_columns(table, w);
  for (const auto& [key, tally] : commune_tallies(view, w)) {
    TableRow& row = table.rows.emplace_back();
    row.cells.emplace_back(key.second);
    add_tally(row.cells, tally);
  }
  TableRow& row = table.rows.emplace_back();
  row.is_total = true;
  row.cells.emplace_back(total_label(w));
  add_tally(row.cells, view.summary.total);
  drop_unknown_columns(table);
  table.notes = {distinct_note(w), std::string(w("report_territory_tables_note_of_communes"))};
  return table;
}

struct Heads {
  std::optional<double> people;
  std::optional<double> poor_households;
  double imputed = 0.0;  ///< people in imputed cells
};

void add_per_head(files::Row& row, const LedgerAmounts& amounts, const Heads& heads) {
  for (const auto& of : {heads.people, heads.poor_households}) {
    for (const Measure measure : kAllMeasures) {
      const auto sum = known_sum(amounts, measure);
      row.push_back(sum && of && *of > 0.0 ? files::FieldValue(sum->value() / *of)
                                           : files::FieldValue());
    }
  }
}

void add_per_head_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(headed_column(h::kPeople, w, count));
  table.columns.push_back(headed_column(h::kPoorHouseholds, w, count));
  table.columns.push_back(
      titled_column(h::kShareImputed, w("report_territory_tables_people_share_imputed"), percent));
  table.columns.push_back(headed_column(h::kActions, w, count));
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back(
        {std::string(to_text(measure)), std::string(measure_label(measure, w)), euros});
  }
  for (const bool is_person : {true, false}) {
    for (const Measure measure : kAllMeasures) {
      table.columns.push_back(
          {fmt::format("{}_per_{}", to_text(measure), is_person ? "person" : "poor_household"),
           w.text(is_person ? "report_territory_tables_measure_per_inhabitant"
                            : "report_territory_tables_measure_per_poor_household",
                  {{"measure", measure_label(measure, w)}}),
           euros});
    }
  }
}

void add_heads_row(ReportTable& table, files::Row row, const Tally& tally, const Heads& heads,
                   bool is_total) {
  const auto known = [](const std::optional<double>& value) {
    return value ? files::FieldValue(*value) : files::FieldValue();
  };
  row.push_back(known(heads.people));
  row.push_back(known(heads.poor_households));
  row.push_back(heads.people ? fraction(heads.imputed, *heads.people) : files::FieldValue());
  row.emplace_back(tally.actions);
  for (const Measure measure : kAllMeasures) row.push_back(money(tally.amounts, measure));
  add_per_head(row, tally.amounts, heads);
  table.rows.push_back({std::move(row), is_total, {}});
}

Heads heads_of(const QuartierFacts* facts) {
  if (facts == nullptr) return {};
  return {facts->people, facts->poor_households,
          facts->people.value_or(0.0) * facts->share_imputed};
}

/// Adds heads whose people are known.
void add_heads(Heads& all, const Heads& heads) {
  all.people = all.people.value_or(0.0) + *heads.people;
  all.imputed += heads.imputed;
  if (!heads.poor_households) return;
  all.poor_households = all.poor_households.value_or(0.0) + *heads.poor_households;
}

/// Actions that serve a present quartier whose people are known.
std::int64_t actions_of_known_quartiers(const ActionsView& view) {
  std::int64_t actions = 0;
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    if (std::ranges::any_of(view.summary.parts_of(a), [&](const ActionPart& part) {
          const Target& target = view.attribution.targets[part.share.target.position()];
          return target.kind == TargetKind::quartier && facts_of(view, target)->people;
        })) {
      ++actions;
    }
  }
  return actions;
}

/// The figures of all measures of the map.
ReportTable per_head_table(const ActionsView& view, const Words& w) {
  ReportTable table{"per_head", std::string(w("report_territory_tables_heads_title")),
                    std::string(w("report_territory_tables_heads_sheet"))};
  add_target_columns(table, w);
  add_per_head_columns(table, w);
  Heads all;
  Tally money_of_known;
  for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
    const Target& target = view.attribution.targets[t];
    const Heads heads = heads_of(facts_of(view, target));
    files::Row row;
    add_target(row, view, t, w);
    add_heads_row(table, std::move(row), view.summary.targets[t].tally, heads, false);
    if (target.kind != TargetKind::quartier || !heads.people) continue;
    add_heads(all, heads);
    money_of_known.amounts += view.summary.targets[t].tally.amounts;
  }
  if (all.people) {
    money_of_known.actions = actions_of_known_quartiers(view);
    files::Row quartiers;
    add_target_total(quartiers, w("report_territory_tables_all_quartiers"));
    add_heads_row(table, std::move(quartiers), money_of_known, all, true);
  }
  files::Row total;
  add_target_total(total, total_label(w));
  add_heads_row(table, std::move(total), view.summary.total, {}, true);
  table.notes = {
      people_note(view, w),
      w.text("report_territory_tables_note_of_years", {{"years", view.summary.years.size()}}),
      distinct_note(w)};
  if (view.summary.years.size() == 1) {
    table.notes[1] =
        w.text("report_territory_tables_actions_of_the_year", {{"year", view.summary.years[0]}});
  }
  return table;
}

constexpr std::array kCredits = {CreditKind::specific, CreditKind::common_law, CreditKind::unknown};

void add_credit_columns(ReportTable& table, const Words& w) {
  for (const CreditKind credit : kCredits) {
    table.columns.push_back({std::string(to_text(credit)), std::string(credit_label(credit, w)),
                             files::ValueKind::euros});
  }
  table.columns.push_back(
      {"granted", std::string(measure_label(Measure::granted, w)), files::ValueKind::euros});
  const auto add_share = [&](const char* key, std::string_view code) {
    table.columns.push_back({key, std::string(w(code)), files::ValueKind::percent});
  };
  add_share("share_specific", "report_territory_tables_share_of_specific");
  add_share("share_common_law", "report_territory_tables_share_of_common_law");
  add_share("share_unknown", "report_territory_tables_share_of_unknown_credit");
}

/// Completes a row; `amounts_of` gives the amounts of a kind of credit.
void add_credits(files::Row& row, const auto& amounts_of, const LedgerAmounts& all) {
  for (const CreditKind credit : kCredits) {
    row.push_back(money(amounts_of(credit), Measure::granted));
  }
  row.push_back(money(all, Measure::granted));
  const auto cents = [](const LedgerAmounts& amounts) {
    return amounts.cents[static_cast<std::size_t>(Measure::granted)];
  };
  for (const CreditKind credit : kCredits) {
    // Where nothing is known of one kind and something is not stated, that may be all of this kind:
    // its share is unknown, not zero.
    const bool may_be_any = credit != CreditKind::unknown && cents(amounts_of(credit)) == 0 &&
                            cents(amounts_of(CreditKind::unknown)) != 0;
    row.push_back(may_be_any ? files::FieldValue()
                             : fraction(amounts_of(credit), all, Measure::granted));
  }
}

ReportTable credit_table(const ActionsView& view, const Words& w) {
  ReportTable table{"credits", std::string(w("report_territory_tables_credits_title")),
                    std::string(w("report_territory_tables_common_law"))};
  add_target_columns(table, w);
  add_credit_columns(table, w);
  for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
    const TargetSummary& target = view.summary.targets[t];
    TableRow& row = table.rows.emplace_back();
    add_target(row.cells, view, t, w);
    const auto amounts_of = [&](CreditKind credit) {
      return target.credits[static_cast<std::size_t>(credit)];
    };
    add_credits(row.cells, amounts_of, target.tally.amounts);
  }
  TableRow& total = table.rows.emplace_back();
  total.is_total = true;
  add_target_total(total.cells, total_label(w));
  const auto amounts_of = [&](CreditKind credit) {
    return view.summary.by_credit[static_cast<std::size_t>(credit)].amounts;
  };
  add_credits(total.cells, amounts_of, view.summary.total.amounts);
  table.notes = {std::string(w("report_territory_tables_note_of_credits"))};
  return table;
}

}  // namespace

std::vector<ReportTable> territory_tables(const ActionsView& view, const Words& w) {
  std::vector<ReportTable> tables = {territory_table(view, w), per_head_table(view, w),
                                     commune_table(view, w),   credit_table(view, w),
                                     change_table(view, w),    moved_table(view, w)};
  ReportTable outside = outside_credits_table(view, w);
  if (!outside.rows.empty()) tables.push_back(std::move(outside));
  return tables;
}

}  // namespace carreau::report
