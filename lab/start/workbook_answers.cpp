// SPDX-License-Identifier: Apache-2.0
#include "lab/start/workbook_answers.hpp"

#include "base/findings.hpp"
#include "lab/request_error.hpp"
#include "lab/start/start_answers.hpp"
#include "report/programme/import_summary.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace carreau::lab {

namespace {

/// A page with more of them is of no use: they are corrected in their file.
constexpr std::size_t kMostRefused = 200;

Json how_json(inputs::Recognition how) {
  switch (how) {
    case inputs::Recognition::mapping: return "mapping";
    case inputs::Recognition::exact: return "exact";
    case inputs::Recognition::alike: return "alike";
    case inputs::Recognition::cut: break;
  }
  return "cut";
}

const char* kind_text(NamedKind kind) {
  static constexpr std::array<const char*, 7> kNames = {
      "quartier", "commune", "all", "outside", "transterritorial", "ambiguous", "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

/// As what each column is read; `use` is "none" for one that is not.
std::vector<Json> uses_of(const inputs::ImportedTable& table) {
  std::vector<Json> uses(table.columns.size(), Json{{"use", "none"}});
  const inputs::ActionColumns& found = table.found;
  for (const inputs::FieldColumn& field : found.fields) {
    uses[field.column] = {
        {"use", "field"}, {"field", to_text(field.field)}, {"how", how_json(field.how)}};
  }
  for (const inputs::FunderAmounts& amounts : found.funders) {
    uses[amounts.column] = {{"use", "amount"},
                            {"measure", to_text(amounts.funder.measure)},
                            {"funder", amounts.funder.funder},
                            {"how", how_json(amounts.how)}};
  }
  for (const inputs::TotalColumn& total : found.totals) {
    uses[total.column] = {{"use", "total"}, {"measure", to_text(total.measure)}};
  }
  for (const inputs::AudienceColumn& audience : found.groups) {
    uses[audience.column] = {
        {"use", "group"}, {"group", audience.group.group}, {"how", how_json(audience.how)}};
  }
  return uses;
}

Json table_json(const inputs::ImportedTable& table,
                const std::vector<std::vector<std::string>>& rows) {
  Json columns = Json::array();
  auto uses = uses_of(table);
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    Json column = {{"name", table.columns[c]}};
    column.update(uses[c]);
    columns.push_back(std::move(column));
  }
  Json fields = Json::array();
  for (const inputs::ActionField field : inputs::fields_of(table.sheet)) {
    fields.push_back(to_text(field));
  }
  return {{"name", table.name},          {"sheet", to_text(table.sheet)},
          {"mapping", table.mapping},    {"rows", table.rows},
          {"refused", table.refused},    {"columns", std::move(columns)},
          {"fields", std::move(fields)}, {"first_rows", rows}};
}

Json readings_json(const study::AttributedProgramme& programme) {
  Json readings = Json::array();
  for (const TextReading& reading : programme.attribution.readings) {
    readings.push_back({{"text", reading.text},
                        {"kind", kind_text(reading.kind)},
                        {"doubt", reading.doubt != NameDoubt::none},
                        {"codes", reading.codes},
                        {"actions", reading.actions}});
  }
  return readings;
}

Json quartiers_json(const Zoning& zoning) {
  Json quartiers = Json::array();
  for (std::size_t z = 0; z < zoning.size(); ++z) {
    quartiers.push_back(
        {{"code", zoning.codes[z]}, {"name", zoning.names.empty() ? "" : zoning.names[z]}});
  }
  return quartiers;
}

Json refused_json(const inputs::ActionImport& import) {
  Json rows = Json::array();
  for (std::size_t r = 0; r < std::min(import.refused.size(), kMostRefused); ++r) {
    const inputs::RefusedRow& row = import.refused[r];
    rows.push_back({{"row", r},
                    {"table", row.table},
                    {"place", both(row.why.first.text(Language::french),
                                   row.why.first.text(Language::english))},
                    {"reason", both(Message{row.why.code, row.why.details})},
                    {"column", row.why.first.column},
                    {"fields", row.fields}});
  }
  return rows;
}

[[noreturn]] void refuse(const char* member) {
  throw RequestError(400, "malformed_request", Message{"member_not_list", {{"member", member}}});
}

std::size_t whole(const Json& json, const char* member) {
  if (json.is_object() && json.contains(member) && json[member].is_number_unsigned()) {
    return json[member].get<std::size_t>();
  }
  throw RequestError(400, "malformed_request",
                     Message{"member_not_whole", {{"member", member}, {"found", json.dump()}}});
}

std::string text(const Json& value, const char* member) {
  if (value.is_string()) return value.get<std::string>();
  throw RequestError(400, "malformed_request", Message{"member_not_text", {{"member", member}}});
}

[[noreturn]] void refuse_name(const std::string& found, std::vector<std::string> names) {
  throw RequestError(400, "malformed_request",
                     Message{"member_unknown", {{"found", found}, {"names", std::move(names)}}});
}

inputs::ActionField field_of(const std::string& name) {
  if (const auto field = inputs::action_field(name)) return *field;
  const auto names = inputs::action_field_names();
  refuse_name(name, {names.begin(), names.end()});
}

Measure measure_of(const std::string& name) {
  std::vector<std::string> names;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    const auto measure = static_cast<Measure>(m);
    if (to_text(measure) == name) return measure;
    names.emplace_back(to_text(measure));
  }
  refuse_name(name, std::move(names));
}

ColumnUse column_use(const Json& json) {
  ColumnUse use;
  use.table = whole(json, "table");
  use.column = whole(json, "column");
  if (json.contains("field")) use.field = field_of(text(json["field"], "field"));
  if (json.contains("measure")) use.measure = measure_of(text(json["measure"], "measure"));
  if (json.contains("funder")) use.funder = text(json["funder"], "funder");
  use.is_ignored = is_set(json, "is_ignored");
  return use;
}

RowCorrection correction(const Json& json) {
  RowCorrection row;
  row.row = whole(json, "row");
  if (!json.contains("fields") || !json["fields"].is_array()) refuse("fields");
  for (const Json& field : json["fields"]) row.fields.push_back(text(field, "fields"));
  return row;
}

DeclaredTable declared_table(const Json& json) {
  DeclaredTable declared;
  declared.file = static_cast<std::int64_t>(whole(json, "file"));
  declared.table = whole(json, "table");
  declared.header = whole(json, "header");
  if (!json.contains("columns") || !json["columns"].is_array()) refuse("columns");
  for (const Json& one : json["columns"]) declared.columns.push_back(column_use(one));
  return declared;
}

Json field_names() {
  Json fields = Json::array();
  for (const inputs::ActionField field : inputs::fields_of(inputs::ActionSheet::actions)) {
    fields.push_back(to_text(field));
  }
  return fields;
}

}  // namespace

Json raw_tables_answer(const std::vector<RawTable>& tables, const Workbook& workbook) {
  Json list = Json::array();
  for (const RawTable& table : tables) list.push_back({{"name", table.name}, {"rows", table.rows}});
  return {
      {"tables", std::move(list)}, {"fields", field_names()}, {"has_kept", workbook.has_kept()}};
}

Json workbook_answer(const ReadWorkbook& read, const Workbook& workbook) {
  const study::AttributedProgramme& programme = *read.programme;
  const inputs::ActionImport& import = programme.import;
  Json tables = Json::array();
  for (std::size_t t = 0; t < import.tables.size(); ++t) {
    tables.push_back(table_json(import.tables[t], t < read.rows.size()
                                                      ? read.rows[t]
                                                      : std::vector<std::vector<std::string>>()));
  }
  return {{"tables", std::move(tables)},
          {"account", report::import_json(import.account)["tables"]},
          {"readings", readings_json(programme)},
          {"quartiers", quartiers_json(programme.zoning)},
          {"refused", refused_json(import)},
          {"refused_rows", import.refused.size()},
          {"actions", import.programme.actions.size()},
          {"findings", findings_json(programme.findings)},
          {"has_kept", workbook.has_kept()},
          {"command", workbook.command()}};
}

WorkbookChanges parse_changes(const Json& json) {
  WorkbookChanges changes;
  for (const auto& [key, value] : json.items()) {
    if (key == "columns") {
      if (!value.is_array()) refuse("columns");
      for (const Json& one : value) changes.columns.push_back(column_use(one));
    } else if (key == "rows") {
      if (!value.is_array()) refuse("rows");
      for (const Json& one : value) changes.rows.push_back(correction(one));
    } else if (key == "aliases") {
      if (!value.is_object()) refuse("aliases");
      for (const auto& [written, meaning] : value.items()) {
        changes.aliases[written] = text(meaning, "aliases");
      }
    } else if (key == "declared") {
      changes.declared = declared_table(value);
    } else if (key == "takes_up") {
      changes.takes_up = value == true;
    } else {
      refuse_name(key, {"declared", "columns", "aliases", "rows", "takes_up"});
    }
  }
  return changes;
}

}  // namespace carreau::lab
