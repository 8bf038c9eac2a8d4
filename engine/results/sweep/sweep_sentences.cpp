// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/sweep_sentences.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {

namespace {

/// Whether values rise (1), fall (-1), or stand in no order (0): only then can "or more" be said.
int direction(const Variation& variation) {
  if (!variation.is_ordered()) return 0;
  std::vector<double> numbers;
  for (const std::string& value : variation.values) numbers.push_back(parse_number(value)->value);
  if (std::ranges::is_sorted(numbers)) return 1;
  return std::ranges::is_sorted(numbers, std::greater<>()) ? -1 : 0;
}

Message at_least(std::string_view name, const std::string& value) {
  return {"sweep_if_at_least", {{"name", name}, {"value", value}}};
}
Message at_most(std::string_view name, const std::string& value) {
  return {"sweep_if_at_most", {{"name", name}, {"value", value}}};
}
Message within(const Variation& v, const LineSpan& line) {
  if (line.first == line.last) {
    return {"sweep_if_is",
            {{"name", v.name()}, {"values", std::vector<std::string>{v.values[line.first]}}}};
  }
  return {"sweep_if_between",
          {{"name", v.name()}, {"low", v.values[line.first]}, {"high", v.values[line.last]}}};
}

/// The values outside of the line's first and last.
std::vector<std::string> outside(const Variation& v, const LineSpan& line) {
  std::vector<std::string> values(v.values.begin(), v.values.begin() + line.first);
  values.insert(values.end(), v.values.begin() + line.last + 1, v.values.end());
  return values;
}

/// At which values of one parameter a zone of the base does not stand.
void add_failures(const Variation& v, const LineSpan& line, std::vector<Message>& conditions) {
  if (line.count == 0) {
    conditions.push_back({"sweep_if_any", {{"name", v.name()}}});
    return;
  }
  const int way = direction(v);
  if (way == 0) {
    const std::vector<std::string> values = outside(v, line);
    if (!values.empty())
      conditions.push_back({"sweep_if_is", {{"name", v.name()}, {"values", values}}});
  } else {
    if (line.first > 0) {
      const std::string& before = v.values[line.first - 1];
      conditions.push_back(way > 0 ? at_most(v.name(), before) : at_least(v.name(), before));
    }
    if (line.last + 1 < v.values.size()) {
      const std::string& behind = v.values[line.last + 1];
      conditions.push_back(way > 0 ? at_least(v.name(), behind) : at_most(v.name(), behind));
    }
  }
  if (line.is_unbroken()) return;
  conditions.push_back(
      {"sweep_if_some_between",
       {{"name", v.name()}, {"low", v.values[line.first]}, {"high", v.values[line.last]}}});
}

/// At which values of one parameter a zone stands that does not in the base.
void add_stands(const Variation& v, const LineSpan& line, std::vector<Message>& conditions) {
  if (line.count == 0) return;
  if (line.is_unbroken()) {
    conditions.push_back(within(v, line));
    return;
  }
  conditions.push_back(
      {"sweep_if_some_between",
       {{"name", v.name()}, {"low", v.values[line.first]}, {"high", v.values[line.last]}}});
}

}  // namespace

Message stability_sentence(const SweptZone& zone, const SweepPlan& plan) {
  const bool stands = zone.kind == SweptZoneKind::perimeter;
  std::vector<Message> conditions;
  for (std::size_t v = 0; v < zone.lines.size(); ++v) {
    const Variation& variation = plan.variations()[v];
    if (stands) add_failures(variation, zone.lines[v], conditions);
    else add_stands(variation, zone.lines[v], conditions);
  }
  if (stands && conditions.empty()) return {"sweep_stands_throughout"};
  if (stands) return {"sweep_stands_unless", {{"conditions", conditions}}};
  if (conditions.empty()) return {"sweep_stands_nowhere_alone"};
  return {"sweep_stands_only", {{"conditions", conditions}}};
}

}  // namespace carreau::results
