// SPDX-License-Identifier: Apache-2.0
/// What every answer of the lab over HTTP has: its type, its errors, and to whom it is given.
#pragma once

#include "lab/answers.hpp"
#include "lab/request_error.hpp"

#include <httplib.h>

#include <exception>
#include <string>

namespace carreau::lab {

/// Not compressed: the types with a charset are the ones that the library leaves as they are, and
/// nothing leaves this machine.
inline constexpr const char* kJson = "application/json; charset=utf-8";
inline constexpr const char* kToml = "application/toml; charset=utf-8";
inline constexpr const char* kTile = "application/vnd.mapbox-vector-tile";

/// What an address says of a run never changes.
inline constexpr const char* kForEver = "private, max-age=31536000, immutable";
inline constexpr const char* kAskAgain = "no-cache";

void set_json(httplib::Response& response, const Json& json);
/// What went wrong in a handler, for whoever asked.
void answer_error(httplib::Response& response, const std::exception_ptr& error);
/// A status that no handler has explained.
void answer_unknown(const httplib::Request& request, httplib::Response& response);

/// Whether a request comes from this machine's own pages on a port; answers it otherwise. To be
/// asked once the body is read: what a refused request left unread would be taken for the next one.
[[nodiscard]] bool is_own(const httplib::Request& request, int port, httplib::Response& response);

/// A page may load its own parts, draw on itself, and show the base map that was asked for: its
/// address, or nothing.
[[nodiscard]] std::string content_policy(const std::string& base_map);

}  // namespace carreau::lab
