// SPDX-License-Identifier: Apache-2.0
#include "errors.hpp"

#include "base/error.hpp"
#include "language.hpp"
#include "messages.hpp"
#include "study/field_error.hpp"

#include <nanobind/stl/string.h>

#include <algorithm>
#include <cctype>
#include <string>

namespace carreau::python {

namespace {

namespace nb = nanobind;

/// The keyword of Python for an option of the command line: "brackets_of" for "--brackets-of".
std::string keyword_of(std::string option) {
  if (!option.starts_with("--")) return option;
  option.erase(0, 2);
  std::ranges::replace(option, '-', '_');
  return option;
}

/// A text for users of Python: "--brackets-of" reads brackets_of.
std::string for_python(const std::string& text) {
  std::string words;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_option = text.compare(at, 2, "--") == 0 && at + 2 < text.size() &&
                           std::islower(static_cast<unsigned char>(text[at + 2])) != 0;
    if (!is_option) {
      words += text[at++];
      continue;
    }
    std::size_t end = at + 2;
    while (end < text.size() &&
           (std::islower(static_cast<unsigned char>(text[end])) != 0 || text[end] == '-')) {
      ++end;
    }
    words += keyword_of(text.substr(at, end - at));
    at = end;
  }
  return words;
}

nb::object text_or_none(const std::string& text) {
  return text.empty() ? nb::none() : nb::object(nb::str(text.c_str(), text.size()));
}

/// The detail of that name as a text; None where the message has none.
nb::object detail_text(const Message& message, std::string_view name) {
  for (const Detail& detail : message.details) {
    if (detail.name == name) return text_or_none(detail.value.text(language()));
  }
  return nb::none();
}

nb::dict fields_of(const Error& error, bool is_argument) {
  const Place& place = error.place();
  const Message& message = error.message();
  nb::object expected = detail_text(message, "expected");
  if (expected.is_none()) expected = detail_text(message, "choices");
  nb::dict fields;
  // An error about an argument has its name where others have that of a column.
  fields["argument"] = is_argument ? text_or_none(keyword_of(place.column)) : nb::none();
  fields["file"] = text_or_none(place.file);
  fields["row"] = place.row ? nb::object(nb::int_(*place.row)) : nb::none();
  fields["column"] = is_argument ? nb::none() : text_or_none(place.column);
  fields["expected"] = expected;
  fields["found"] = detail_text(message, "found");
  fields["remedy"] = error.remedy() == nullptr
                         ? nb::none()
                         : text_or_none(for_python(text_of(*error.remedy(), language())));
  fields["code"] = message.code;
  fields["details"] = details_of(message.details);
  fields["message"] = for_python(text_of(message, language()));
  return fields;
}

void raise(const char* name, const Error& error, bool is_argument = false) {
  const nb::object type = nb::module_::import_("carreau._errors").attr(name);
  const nb::object raised = type(for_python(error_text(error, language())),
                                 **nb::cast<nb::kwargs>(fields_of(error, is_argument)));
  PyErr_SetObject(type.ptr(), raised.ptr());
}

void translate(const std::exception_ptr& thrown, void* /*unused*/) {
  try {
    std::rethrow_exception(thrown);
  } catch (const ArgumentError& error) {
    raise("ArgumentError", error, true);
  } catch (const DataError& error) {
    raise("DataError", error);
  } catch (const IoError& error) {
    raise("IoError", error);
  }
}

}  // namespace

void bind_errors(nb::module_& /*module*/) { nb::register_exception_translator(translate); }

}  // namespace carreau::python
