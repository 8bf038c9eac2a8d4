// SPDX-License-Identifier: Apache-2.0
#include "messages.hpp"

#include "language.hpp"

#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <string>
#include <variant>

namespace carreau::python {

namespace {

namespace nb = nanobind;

struct ToPython {
  nb::object operator()(const std::string& text) const { return nb::cast(text); }
  nb::object operator()(std::int64_t number) const { return nb::cast(number); }
  nb::object operator()(double number) const { return nb::cast(number); }
  nb::object operator()(Count count) const { return nb::cast(count.value); }
  nb::object operator()(Fixed number) const { return nb::cast(number.value); }
  nb::object operator()(const std::vector<std::string>& texts) const { return nb::cast(texts); }
  nb::object operator()(const std::vector<Message>& messages) const {
    nb::list list;
    for (const Message& message : messages) list.append(text_of(message, language()));
    return list;
  }
};

nb::object finding_of(const nb::object& type, const Finding& finding) {
  const Place& first = finding.first;
  nb::dict fields;
  fields["severity"] = to_text(finding.severity);
  fields["code"] = finding.code;
  fields["message"] = finding_text(finding, language());
  fields["file"] = first.file.empty() ? nb::none() : nb::cast(first.file);
  fields["row"] = first.row ? nb::cast(*first.row) : nb::none();
  fields["column"] = first.column.empty() ? nb::none() : nb::cast(first.column);
  fields["count"] = finding.count;
  fields["details"] = details_of(finding.details);
  return type(**nb::cast<nb::kwargs>(fields));
}

}  // namespace

Values details_of(const std::vector<Detail>& details) {
  nb::dict values;
  for (const Detail& detail : details) {
    values[detail.name.c_str()] = std::visit(ToPython{}, detail.value.value());
  }
  return values;
}

Listed findings_of(const Findings& findings) {
  const nb::object type = nb::module_::import_("carreau._findings").attr("Finding");
  nb::list list;
  for (const Finding& finding : findings.list()) list.append(finding_of(type, finding));
  return list;
}

}  // namespace carreau::python
