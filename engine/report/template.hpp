// SPDX-License-Identifier: Apache-2.0
/// Pages from the templates of data/page: what is said stands in the view, where it stands in the
/// template.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace carreau::report {

/// A Mustache template of data/page, parsed once. A page of many is rendered from one object; not
/// to be shared between threads.
///
///     Template index("portrait-index");           // data/page/portrait-index.mustache
///     index.render({{"title", "Portraits"}});
///
/// In a template `{{name}}` is a text of the view, escaped for HTML as escaped() does; `{{{name}}}`
/// is markup, put in as it is. `{{#name}}…{{/name}}` is written once for each of a list, or once
/// where the view has something else than false, null or an empty list; `{{^name}}…{{/name}}` once
/// where it has not. A tag of a section never has a line of its own: the library would leave that
/// line empty.
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
