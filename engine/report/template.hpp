// SPDX-License-Identifier: Apache-2.0
/// Renders pages from the templates of data/page: the view gives the content, the template the
/// layout.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace carreau::report {

/// A Mustache template of data/page, parsed once. Each page is rendered from one object. Not
/// thread-safe.
///
///     Template index("portrait-index");           // data/page/portrait-index.mustache
///     index.render({{"title", "Portraits"}});
///
/// In a template, `{{name}}` is a text of the view, escaped by escaped(); `{{{name}}}` is markup
/// and is inserted unchanged. `{{#name}}…{{/name}}` is repeated for each element of a list, or
/// written once where the value is anything but false, null or an empty list; `{{^name}}…{{/name}}`
/// is written otherwise. The tag of a section must not be alone on a line: the library would leave
/// that line empty.
class Template {
 public:
  explicit Template(std::string_view name);
  ~Template();
  Template(Template&&) noexcept;
  Template& operator=(Template&&) noexcept;

  /// `view` is an object of texts, numbers, booleans, lists and objects.
  [[nodiscard]] std::string render(const nlohmann::ordered_json& view) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::report
