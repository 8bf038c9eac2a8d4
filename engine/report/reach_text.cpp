// SPDX-License-Identifier: Apache-2.0
#include "report/reach_text.hpp"

#include "base/text.hpp"
#include "report/words.hpp"
#include "results/delineation_codes.hpp"

#include <utility>
#include <vector>

namespace carreau::report {

namespace {

class ReachTeller {
 public:
  ReachTeller(const ZoneReach& reach, Language language) : reach_(reach), w_(language) {}

  [[nodiscard]] std::string text() const {
    const ParameterKind kind = reach_.parameter->shape.kind;
    const bool is_number = kind == ParameterKind::integer || kind == ParameterKind::decimal;
    if (!is_number) return of_choice();
    return reach_.stands ? where_it_stands() : where_it_enters();
  }

 private:
  [[nodiscard]] std::string value(const std::string& text) const {
    const ParameterShape& shape = reach_.parameter->shape;
    if (shape.kind == ParameterKind::flag) {
      return std::string(w_(text == "true" ? "report_reach_yes" : "report_reach_no"));
    }
    const auto number = parse_number(text);
    if (shape.kind == ParameterKind::choice || !number) return text;
    switch (shape.unit) {
      case ParameterUnit::share: return w_.percent_exact(number->value);
      case ParameterUnit::euros: return w_.euros_exact(number->value);
      case ParameterUnit::metres: return w_.count(number->value) + "\u00a0m";
      case ParameterUnit::people:
      case ParameterUnit::people_per_km2:
      case ParameterUnit::cells: return w_.count(number->value);
      case ParameterUnit::none: return w_.decimal(number->value, 3);
    }
    return text;
  }
  [[nodiscard]] std::vector<Detail> with(std::vector<Detail> more) const {
    const Parameter& parameter = *reach_.parameter;
    std::vector<Detail> details{
        {"parameter",
         w_.language() == Language::french ? parameter.meaning_fr : parameter.meaning_en},
        {"present", value(reach_.present)}};
    for (Detail& one : more) details.push_back(std::move(one));
    return details;
  }
  [[nodiscard]] std::string reason(const ReachTurn& turn) const {
    return std::string(results::value_text(turn.reason, w_.language()));
  }

  /// One end of where it stands: a turn, or the farthest value that was tried.
  [[nodiscard]] std::string end(const std::optional<ReachTurn>& turn,
                                const std::string& farthest) const {
    if (turn) return value(turn->last);
    return w_.text("report_reach_farthest", {{"value", value(farthest)}});
  }

  [[nodiscard]] std::string where_it_stands() const {
    std::string text =
        w_.text("report_reach_stands", with({{"low", end(reach_.below, reach_.lowest)},
                                             {"high", end(reach_.above, reach_.highest)}}));
    for (const auto& turn : {reach_.below, reach_.above}) {
      if (!turn) continue;
      text += " " + w_.text("report_reach_falls",
                            {{"value", value(turn->first)}, {"reason", reason(*turn)}});
    }
    return text;
  }

  [[nodiscard]] std::string where_it_enters() const {
    std::string text;
    for (const auto& turn : {reach_.below, reach_.above}) {
      if (!turn) continue;
      if (!text.empty()) text += " ";
      text += w_.text("report_reach_enters", with({{"value", value(turn->first)},
                                                   {"last", value(turn->last)},
                                                   {"reason", reason(*turn)}}));
    }
    if (!text.empty()) return text;
    return w_.text("report_reach_never",
                   with({{"low", value(reach_.lowest)}, {"high", value(reach_.highest)}}));
  }

  [[nodiscard]] std::string of_choice() const {
    if (reach_.turning.empty()) return w_.text("report_reach_choice_alike", with({}));
    std::vector<std::string> values;
    for (const std::string& one : reach_.turning) values.push_back(value(one));
    return w_.text(reach_.stands ? "report_reach_choice_falls" : "report_reach_choice_enters",
                   with({{"values", values}}));
  }

  const ZoneReach& reach_;
  Words w_;
};

}  // namespace

std::string reach_text(const ZoneReach& reach, Language language) {
  return ReachTeller(reach, language).text();
}

}  // namespace carreau::report
