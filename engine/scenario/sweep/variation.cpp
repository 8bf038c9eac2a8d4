// SPDX-License-Identifier: Apache-2.0
#include "scenario/sweep/variation.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

/// The words of a variation at fault, for messages: "--vary" is the option, this its value.
struct Words {
  std::string_view name;
  std::string_view values;
};

[[noreturn]] void refuse(const Words& words, Message problem, Message remedy = {}) {
  throw ArgumentError(std::string(words.name), std::move(problem), std::move(remedy));
}

const Parameter& parameter_of(const Words& words, const Scenario& base) {
  // set_parameter() knows best what is wrong with a name, and says it the same way everywhere.
  Scenario trial = base;
  const Parameter* const parameter = find_parameter(words.name);
  if (parameter == nullptr || !applies(*parameter, base)) {
    set_parameter(trial, words.name, {});
  }
  if (parameter->group == ParameterGroup::revision) {
    refuse(words, Message{"sweep_without_effect", {{"name", words.name}}});
  }
  return *parameter;
}

/// The value as the parameter writes it.
std::string canonical(const Parameter& parameter, const Scenario& base, std::string_view text) {
  Scenario trial = base;
  parameter.put(trial, text);
  return parameter.get(trial);
}

void add_value(Variation& variation, const Words& words, const Scenario& base,
               std::string_view text) {
  const ParameterShape& shape = variation.parameter->shape;
  if (!shape.accepts(text)) {
    refuse(words,
           Message{"expected_text_found", {{"expected", shape.expected()}, {"found", text}}});
  }
  std::string value = canonical(*variation.parameter, base, text);
  if (std::ranges::find(variation.values, value) != variation.values.end()) {
    refuse(words, Message{"sweep_value_twice", {{"value", value}}});
  }
  variation.values.push_back(std::move(value));
}

/// Twelve digits: enough for any parameter, and 0.1 + 0.2 is 0.3.
std::string number_text(double value) { return fmt::format("{:.12g}", value); }

double bound_of(const Words& words, const Parameter& parameter, std::string_view text) {
  if (!parameter.shape.accepts(text)) {
    refuse(words, Message{"expected_text_found",
                          {{"expected", parameter.shape.expected()}, {"found", text}}});
  }
  return parse_number(text)->value;
}

std::int64_t count_of(const Words& words, std::string_view text) {
  const auto count = parse_plain_decimal(text, 0);
  if (count && *count >= 1 && *count <= kMostVariedValues) return *count;
  refuse(words, Message{"sweep_value_count", {{"most", kMostVariedValues}, {"found", text}}});
}

/// The values of A:B:N. Where the parameter holds whole numbers, or ten-thousandths, each must be
/// one: a rounded value would not be the one asked for, and two might become one.
void add_range(Variation& variation, const Words& words, const Scenario& base,
               const std::vector<std::string>& parts) {
  const Parameter& parameter = *variation.parameter;
  const double first = bound_of(words, parameter, trimmed(parts[0]));
  const double last = bound_of(words, parameter, trimmed(parts[1]));
  const std::int64_t count = count_of(words, trimmed(parts[2]));
  if ((first == last) != (count == 1)) {
    refuse(words, first == last ? Message{"sweep_range_empty", {{"found", words.values}}}
                                : Message{"sweep_range_of_one", {{"found", words.values}}});
  }
  variation.range = {first, last};
  for (std::int64_t i = 0; i < count; ++i) {
    const double part = count == 1 ? 0.0 : static_cast<double>(i) / static_cast<double>(count - 1);
    const std::string text = number_text(first + (last - first) * part);
    if (!parameter.shape.accepts(text)) {
      refuse(words,
             Message{"sweep_between_values",
                     {{"expected", parameter.shape.expected()}, {"found", text}}},
             Message{"sweep_other_count"});
    }
    add_value(variation, words, base, text);
  }
}

bool is_number(const ParameterShape& shape) {
  return shape.kind == ParameterKind::integer || shape.kind == ParameterKind::decimal;
}

/// Whether a value that reads as that of the base also leaves everything else as it is: some
/// parameters replace tables of the vintage.
bool leaves_as_is(const Parameter& parameter, const Scenario& base) {
  Scenario trial = base;
  parameter.put(trial, parameter.get(base));
  const Vintage& now = trial.vintage;
  const Vintage& before = base.vintage;
  return now.bridge == before.bridge && now.perimeter_bridge == before.perimeter_bridge &&
         now.department_spread.size() == before.department_spread.size() &&
         now.department_poor_people_ratio.size() == before.department_poor_people_ratio.size();
}

}  // namespace

bool Variation::is_ordered() const { return is_number(parameter->shape); }

std::optional<std::size_t> Variation::position_in(const Scenario& base) const {
  const auto at = std::ranges::find(values, parameter->get(base));
  if (at == values.end() || !leaves_as_is(*parameter, base)) return std::nullopt;
  return static_cast<std::size_t>(at - values.begin());
}

Variation parse_variation(std::string_view text, const Scenario& base) {
  const std::size_t equals = text.find('=');
  const std::string_view name = trimmed(text.substr(0, equals));
  const std::string_view values =
      equals == std::string_view::npos ? std::string_view() : trimmed(text.substr(equals + 1));
  if (name.empty() || values.empty()) {
    throw ArgumentError(Message{"sweep_shape", {{"found", text}}});
  }
  const Words words{name, values};
  Variation variation{&parameter_of(words, base), {}, {}, false};
  if (values.find(':') == std::string_view::npos) {
    for (const std::string& value : split(values, ',')) {
      add_value(variation, words, base, trimmed(value));
    }
    return variation;
  }
  const std::vector<std::string> parts = split(values, ':');
  if (parts.size() != 3) throw ArgumentError(Message{"sweep_shape", {{"found", text}}});
  if (!is_number(variation.parameter->shape)) {
    refuse(words, Message{"sweep_no_range", {{"found", values}}});
  }
  add_range(variation, words, base, parts);
  return variation;
}

std::vector<Variation> hidden_choices(const std::vector<Variation>& varied) {
  // The readings that one meets: the decree names none. A bandwidth under 200 m smooths nothing,
  // and one of 400 m reaches the cells two steps away.
  struct Choice {
    std::string_view name;
    std::vector<std::string> values;
  };
  const std::array<Choice, 4> choices = {{{"contiguity", {"4", "8"}},
                                          {"smoothing", {"0", "250", "300", "350", "400"}},
                                          {"fill_gaps", {"0", "2", "4"}},
                                          {"fill_doubtful_gaps", {"0", "2", "4", "8"}}}};
  std::vector<Variation> hidden;
  for (const Choice& choice : choices) {
    const bool is_varied =
        std::ranges::any_of(varied, [&](const Variation& v) { return v.name() == choice.name; });
    if (!is_varied) hidden.push_back({find_parameter(choice.name), choice.values, {}, true});
  }
  return hidden;
}

}  // namespace carreau
