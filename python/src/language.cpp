// SPDX-License-Identifier: Apache-2.0
#include "language.hpp"

#include "base/error.hpp"

#include <nanobind/stl/string_view.h>

#include <atomic>
#include <string>
#include <vector>

namespace carreau::python {

namespace {

namespace nb = nanobind;

std::atomic<Language> current = Language::english;

const char* name_of(Language language) { return language == Language::french ? "fr" : "en"; }

}  // namespace

Language language() { return current.load(std::memory_order_relaxed); }

Language parse_language(std::string_view name) {
  if (name == "fr") return Language::french;
  if (name == "en") return Language::english;
  throw ArgumentError(
      "language", Message{"usage_choice",
                          {{"choices", std::vector<std::string>{"fr", "en"}}, {"found", name}}});
}

void bind_language(nb::module_& module) {
  module.def(
      "set_language", [](std::string_view name) { current = parse_language(name); },
      nb::arg("language"));
  module.def("language", [] { return name_of(language()); });
}

}  // namespace carreau::python
