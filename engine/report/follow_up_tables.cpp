// SPDX-License-Identifier: Apache-2.0
#include "base/findings.hpp"
#include "report/action_words.hpp"
#include "report/actions_tables.hpp"
#include "report/tally_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::report {

namespace {

ReportTable follow_up(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::follow_up};
}

void add_row(ReportTable& table, files::Row labels, const Tally& tally, bool is_total = false) {
  add_tally(labels, tally);
  add_across(labels, tally);
  table.rows.push_back({std::move(labels), is_total, {}});
}

/// All actions; `labels` is how many columns name a row.
void end_with_total(ReportTable& table, const ActionsView& view, std::size_t labels,
                    const Words& w) {
  files::Row row = {std::string(w("TOTAL", "TOTAL"))};
  row.resize(labels);
  add_row(table, std::move(row), view.summary.total, true);
  drop_unknown_columns(table);
}

ReportTable year_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("years", w("Années : demandé, accordé, versé", "Years: requested, granted, paid"),
                w("Années", "Years"));
  table.columns = {{"year", std::string(w("Année", "Year")), files::ValueKind::year}};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t y = 0; y < view.summary.years.size(); ++y) {
    add_row(table, {std::int64_t{view.summary.years[y]}}, view.summary.by_year[y]);
  }
  end_with_total(table, view, 1, w);
  return table;
}

ReportTable status_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("statuses", w("État des demandes", "State of requests"), w("États", "States"));
  table.columns = {text_column("status", w("État", "State"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t s = 0; s < view.summary.by_status.size(); ++s) {
    if (view.summary.by_status[s].actions == 0) continue;
    add_row(table, {std::string(status_label(static_cast<ActionStatus>(s), w))},
            view.summary.by_status[s]);
  }
  end_with_total(table, view, 1, w);
  return table;
}

ReportTable contract_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("contracts", w("Contrats de ville", "Contracts"), w("Contrats", "Contracts"));
  table.columns = {text_column("contract", w("Contrat", "Contract")),
                   {"year", std::string(w("Année", "Year")), files::ValueKind::year}};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const ContractSummary& one : view.summary.contracts) {
    const std::string name = one.contract.empty()
                                 ? std::string(w("Contrat non dit", "Contract not told"))
                                 : one.contract;
    add_row(table, {name, std::int64_t{one.year}}, one.tally);
  }
  end_with_total(table, view, 2, w);
  return table;
}

ReportTable operator_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("operators", w("Porteurs", "Operators"), w("Porteurs", "Operators"));
  table.columns = {text_column("operator", w("Porteur", "Operator")),
                   text_column("siret", w("SIRET", "SIRET"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const OperatorSummary& one : view.summary.operators) {
    const std::string name =
        one.name.empty() ? std::string(w("Porteur non dit", "Operator not told")) : one.name;
    add_row(table, {name, known_text(one.siret)}, one.tally);
  }
  end_with_total(table, view, 2, w);
  table.notes = {std::string(w("Un porteur est reconnu à son SIRET, ou sinon à son nom.",
                               "An operator is known by its SIRET, or else by its name."))};
  return table;
}

ReportTable envelope_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("envelopes",
                                w("Engagements pluriannuels : enveloppes et accordé",
                                  "Multi-year commitments: envelopes and granted"),
                                w("Enveloppes", "Envelopes"));
  using enum files::ValueKind;
  table.columns = {
      text_column("contract", w("Contrat", "Contract")),
      text_column("funder", w("Financeur", "Funder")),
      text_column("theme", w("Thème", "Theme")),
      text_column("period", w("Période", "Period")),
      {"envelope", std::string(w("Enveloppe", "Envelope")), euros},
      {"year", std::string(w("Année", "Year")), year},
      {"lines", std::string(w("Lignes", "Lines")), count},
      {"unknown_granted",
       std::string(w("Lignes sans montant accordé", "Lines without granted amount")), count},
      {"granted", std::string(w("Accordé dans l'année", "Granted in the year")), euros},
      {"cumulated", std::string(w("Accordé cumulé", "Granted so far")), euros},
      {"share", std::string(w("Part de l'enveloppe", "Share of the envelope")), percent},
      {"remaining", std::string(w("Reste", "Remaining")), euros}};
  const auto all = [](const std::string& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
  };
  for (const EnvelopeUse& use : view.summary.envelopes) {
    const Envelope& e = view.programme.envelopes[use.envelope];
    for (const EnvelopeYear& y : use.years) {
      table.rows.push_back(
          {{all(e.contract, w("tous", "all")), all(e.funder, w("tous", "all")),
            all(e.theme, w("tous", "all")), fmt::format("{}–{}", e.first_year, e.last_year),
            e.amount.cents(), std::int64_t{y.year}, y.lines, y.unknown_lines, y.granted.cents(),
            y.cumulated.cents(), fraction(y.cumulated.value(), e.amount.value()),
            (e.amount - y.cumulated).cents()},
           y.year == e.last_year,
           {}});
    }
  }
  drop_zero_columns(table, {"unknown_granted"});
  table.notes = {std::string(
      table.rows.empty()
          ? w("Aucune enveloppe n'est donnée.", "No envelope is given.")
          : w("Une ligne compte où contrat, financeur, thème et année conviennent ; un thème en "
              "contient ceux de son code. Quartiers, transterritorial et non attribué ensemble.",
              "A line counts where contract, funder, theme and year agree; a theme holds those "
              "below its code. Quartiers, transterritorial and unattributed together."))};
  return table;
}

std::string indicator_name(const std::string& name, const Words& w) {
  return name.empty() ? std::string(w("Public", "Audience")) : name;
}

std::string indicator_unit(const IndicatorSummary& indicator, const Words& w) {
  return indicator.name.empty() ? std::string(w("personnes", "people")) : indicator.unit;
}

void add_figure_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back({"forecast", std::string(w("Prévu", "Forecast")), decimal});
  table.columns.push_back({"actual", std::string(w("Réalisé", "Actual")), decimal});
}

files::FieldValue real(const std::optional<double>& value) {
  return value ? files::FieldValue(*value) : files::FieldValue();
}

ReportTable indicator_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up(
      "indicators", w("Indicateurs : prévu et réalisé", "Indicators: forecast and actual"),
      w("Indicateurs", "Indicators"));
  using enum files::ValueKind;
  table.columns = {text_column("indicator", w("Indicateur", "Indicator")),
                   text_column("unit", w("Unité", "Unit")),
                   {"actions", std::string(w("Actions", "Actions")), count}};
  add_figure_columns(table, w);
  table.columns.push_back(
      {"with_both", std::string(w("Chiffres avec prévu et réalisé", "Figures with both")), count});
  table.columns.push_back(
      {"rate", std::string(w("Taux de réalisation", "Rate of achievement")), percent});
  for (const IndicatorSummary& one : view.summary.indicators) {
    table.rows.push_back(
        {{indicator_name(one.name, w), known_text(indicator_unit(one, w)), one.actions,
          real(one.forecast), real(one.actual), one.with_both, real(one.rate())},
         false,
         {}});
  }
  table.notes = {std::string(
      table.rows.empty()
          ? w("Aucun indicateur n'est donné.", "No indicator is given.")
          : w("Le taux ne porte que sur les chiffres qui ont un prévu et un réalisé. Toutes les "
              "actions, transterritoriales et non attribuées comprises.",
              "The rate is of figures that have both a forecast and an actual value. All actions, "
              "transterritorial and unattributed ones included."))};
  return table;
}

ReportTable indicator_list(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("indicator_values", w("Indicateurs, action par action", "Indicators by action"),
                w("Indicateurs par action", "Indicators by action"));
  table.is_detail = true;
  table.columns = {text_column("reference", w("Référence", "Reference")),
                   {"year", std::string(w("Année", "Year")), files::ValueKind::year},
                   text_column("title", w("Intitulé", "Title")),
                   text_column("indicator", w("Indicateur", "Indicator")),
                   text_column("unit", w("Unité", "Unit"))};
  add_figure_columns(table, w);
  table.columns.push_back({"rate", std::string(w("Taux", "Rate")), files::ValueKind::percent});
  const auto add = [&](const Action& action, const std::string& name, const std::string& unit,
                       std::optional<double> forecast, std::optional<double> actual) {
    table.rows.push_back({{action.reference, std::int64_t{action.year}, known_text(action.title),
                           indicator_name(name, w), known_text(unit), real(forecast), real(actual),
                           forecast && actual ? fraction(*actual, *forecast) : files::FieldValue()},
                          false,
                          {}});
  };
  for (const Action& action : view.programme.actions) {
    if (!action.audience_forecast && !action.audience_actual) continue;
    const auto people = [](const std::optional<std::int64_t>& number) {
      return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
    };
    add(action, {}, std::string(w("personnes", "people")), people(action.audience_forecast),
        people(action.audience_actual));
  }
  for (const Indicator& one : view.programme.indicators) {
    add(view.programme.actions[one.action.position()], one.name, one.unit, one.forecast,
        one.actual);
  }
  return table;
}

/// "QN03014M (60 %), Transterritorial (40 %)".
std::string targets_text(const ActionsView& view, std::size_t action, const Words& w) {
  std::string text;
  const auto shares = view.attribution.of(action);
  for (const TargetShare& share : shares) {
    if (!text.empty()) text += ", ";
    const Target& target = view.attribution.targets[share.target.position()];
    text += target.code.empty() ? target_label(target, w) : target.code;
    if (shares.size() == 1) continue;
    text += fmt::format(" ({})", w.percent(share.millionths / static_cast<double>(kWhole), 1));
  }
  return text;
}

ReportTable action_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("actions", w("Toutes les actions", "All actions"), w("Actions", "Actions"));
  table.is_detail = true;
  using enum files::ValueKind;
  table.columns = {text_column("reference", w("Référence", "Reference")),
                   {"year", std::string(w("Année", "Year")), year},
                   text_column("title", w("Intitulé", "Title")),
                   text_column("operator", w("Porteur", "Operator")),
                   text_column("theme", w("Thème", "Theme")),
                   text_column("status", w("État", "State")),
                   text_column("targets", w("Quartiers", "Quartiers")),
                   text_column("method", w("Attribuée par", "Attributed by")),
                   text_column("shared_by", w("Partagée selon", "Shared by")),
                   text_column("doubtful", w("À vérifier", "In doubt"))};
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back(
        {std::string(to_text(measure)), std::string(measure_label(measure, w)), euros});
  }
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    const Action& action = view.programme.actions[a];
    const ActionAttribution& how = view.attribution.actions[a];
    const ThemeIndex theme =
        action.theme.is_none() ? action.theme : view.themes.of[action.theme.position()];
    LedgerAmounts amounts;
    for (const ActionPart& part : view.summary.parts_of(a)) amounts += part.amounts;
    files::Row row = {
        action.reference,
        std::int64_t{action.year},
        known_text(action.title),
        known_text(action.operator_name),
        theme.is_none() ? std::string(no_theme_label(w))
                        : theme_label(view.themes.themes[theme.position()]),
        std::string(status_label(action.status, w)),
        targets_text(view, a, w),
        std::string(method_label(how.method, w)),
        std::string(shared_by_label(how.by, w)),
        how.is_doubtful ? files::FieldValue(std::string(w("oui", "yes"))) : files::FieldValue()};
    for (const Measure measure : kAllMeasures) row.push_back(money(amounts, measure));
    table.rows.push_back({std::move(row), false, {}});
  }
  return table;
}

ReportTable method_table(const ActionsView& view, const Words& w) {
  ReportTable table{"attribution",
                    std::string(w("Comment les actions sont attribuées aux quartiers",
                                  "How actions are attributed to quartiers")),
                    std::string(w("Attribution", "Attribution")), TableSection::method};
  table.columns = {text_column("method", w("Attribuées par", "Attributed by"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t m = 0; m < kAttributionMethods; ++m) {
    add_row(table, {std::string(method_label(static_cast<AttributionMethod>(m), w))},
            view.summary.by_method[m]);
  }
  end_with_total(table, view, 1, w);
  table.columns.push_back({"share_granted", std::string(w("Part de l'accordé", "Share of granted")),
                           files::ValueKind::percent});
  for (std::size_t m = 0; m < kAttributionMethods; ++m) {
    table.rows[m].cells.push_back(
        fraction(view.summary.by_method[m].amounts, view.summary.total.amounts, Measure::granted));
  }
  table.rows.back().cells.push_back(
      fraction(view.summary.total.amounts, view.summary.total.amounts, Measure::granted));
  std::int64_t doubtful = 0;
  for (const ActionAttribution& how : view.attribution.actions) doubtful += how.is_doubtful ? 1 : 0;
  const auto share = [&](const LedgerAmounts& part) {
    const auto value = fraction(part, view.summary.total.amounts, Measure::granted);
    return std::holds_alternative<double>(value) ? w.percent(std::get<double>(value), 1)
                                                 : std::string("–");
  };
  table.notes = {
      fmt::format(
          fmt::runtime(w("De l'argent accordé, {} n'est attribué à aucun quartier et {} est "
                         "transterritorial. {} actions sont à vérifier.",
                         "Of the money granted, {} is attributed to no quartier and {} is "
                         "transterritorial. {} actions are in doubt.")),
          share(view.summary.total.unattributed), share(view.summary.total.transterritorial),
          w.count(static_cast<double>(doubtful))),
      std::string(w("Les méthodes sont essayées dans l'ordre du tableau : la première qui donne un "
                    "quartier décide.",
                    "Methods are tried in the order of the table: the first that gives a quartier "
                    "decides."))};
  return table;
}

ReportTable finding_table(const ActionsView& view, const Words& w) {
  ReportTable table{"findings", std::string(w("Remarques sur les données", "Findings")),
                    std::string(w("Remarques", "Findings")), TableSection::method};
  table.columns = {text_column("severity", w("Portée", "Severity")),
                   text_column("message", w("Remarque", "Finding")),
                   text_column("place", w("Lieu", "Place")),
                   {"count", std::string(w("Fois", "Times")), files::ValueKind::count},
                   text_column("code", w("Code", "Code"))};
  for (const Finding& finding : view.findings.list()) {
    const bool is_warning = finding.severity == Severity::warning;
    table.rows.push_back(
        {{std::string(is_warning ? w("à vérifier", "to check") : w("pour mémoire", "notice")),
          finding_text(finding, w.language()), known_text(finding.first.text()), finding.count,
          finding.code},
         false,
         {}});
  }
  table.notes = {fmt::format(fmt::runtime(w("Lignes refusées : {}.", "Rows refused: {}.")),
                             w.count(static_cast<double>(view.refused_rows)))};
  return table;
}

ReportTable input_table(const ActionsView& view, const Words& w) {
  ReportTable table{"inputs", std::string(w("Fichiers lus", "Files read")),
                    std::string(w("Fichiers lus", "Files read")), TableSection::method};
  table.columns = {text_column("role", w("Rôle", "Role")), text_column("name", w("Nom", "Name")),
                   text_column("digest", w("Empreinte SHA-256", "SHA-256 digest"))};
  for (const results::InputSource& input : view.inputs) {
    table.rows.push_back({{input.role, input.name, known_text(input.digest)}, false, {}});
  }
  return table;
}

}  // namespace

std::vector<ReportTable> follow_up_tables(const ActionsView& view, const Words& w) {
  return {year_table(view, w),     contract_table(view, w), status_table(view, w),
          operator_table(view, w), envelope_table(view, w), indicator_table(view, w),
          indicator_list(view, w), action_table(view, w)};
}

std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w) {
  return {method_table(view, w), finding_table(view, w), input_table(view, w)};
}

std::vector<ReportTable> actions_tables(const ActionsView& view, const Words& w) {
  std::vector<ReportTable> tables = territory_tables(view, w);
  for (const auto make : {theme_tables, follow_up_tables, method_tables}) {
    for (ReportTable& table : make(view, w)) tables.push_back(std::move(table));
  }
  return tables;
}

const ReportTable& table_of(const std::vector<ReportTable>& tables, std::string_view key) {
  return *std::ranges::find(tables, key, &ReportTable::key);
}

}  // namespace carreau::report
