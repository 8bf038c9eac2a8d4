// SPDX-License-Identifier: Apache-2.0
#include "lab/http_answers.hpp"

#include "files/json_text.hpp"
#include "lab/request_error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>

namespace carreau::lab {

using httplib::Request;
using httplib::Response;

namespace {

void set_error(Response& response, int status, const std::string& code, const Message& message) {
  response.status = status;
  set_json(response, {{"error", {{"code", code}, {"message", both(message)}}}});
  response.set_header("Cache-Control", "no-store");
}

/// The origin of an address: scheme, host and port.
std::string origin_of(const std::string& address) {
  const std::size_t host = address.find("://");
  if (host == std::string::npos) return {};
  return address.substr(0, address.find_first_of("/?", host + 3));
}

}  // namespace

void set_json(Response& response, const Json& json) {
  // Invalid UTF-8 in a name must not make the whole answer fail.
  set_json_text(response, files::json_text(json));
}

void set_json_text(Response& response, const std::string& text) {
  response.set_content(text, kJson);
}

void set_tile(Response& response, const std::string& tile) {
  response.set_header("ETag", fmt::format("\"{:016x}\"", std::hash<std::string>{}(tile)));
  response.set_content(tile, kTile);
}

void answer_error(Response& response, const std::exception_ptr& error) {
  const RequestError told = as_request_error(error);
  set_error(response, told.status(), told.code(), told.message());
}

void answer_unknown(const Request& request, Response& response) {
  if (!response.body.empty()) return;
  constexpr int kTooLarge = 413;
  if (response.status == kTooLarge) {
    set_error(response, kTooLarge, "too_large", Message{"request_too_long"});
    return;
  }
  const std::string path = request.path.substr(0, 200);
  set_error(response, response.status, "no_answer",
            Message{"nothing_at_address", {{"address", path}}});
}

bool is_own(const Request& request, const OwnNames& names, Response& response) {
  if (!names.has_host(request.get_header_value("Host"))) {
    set_error(response, 421, "foreign_host",
              Message{"server_of_other_name", {{"name", names.host()}}});
    return false;
  }
  const std::string origin = request.get_header_value("Origin");
  if (!origin.empty() && !names.has_origin(origin)) {
    set_error(response, 403, "foreign_origin", Message{"request_of_other_site"});
    return false;
  }
  const bool changes = request.method != "GET" && request.method != "HEAD";
  const std::string type = request.get_header_value("Content-Type");
  const bool is_expected = type.starts_with("application/json") ||
                           type.starts_with("application/toml") ||
                           type.starts_with("application/octet-stream");
  if (changes && !is_expected) {
    // A form of another site can send none of them.
    set_error(response, 415, "unexpected_type", Message{"request_type"});
    return false;
  }
  return true;
}

std::string content_policy(const OutsideAddresses& outside) {
  const auto source = [](const std::string& address) {
    return address.empty() ? std::string() : " " + origin_of(address);
  };
  return fmt::format(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; "
      "img-src 'self' data: blob:{0}; connect-src 'self'{0}{1}; font-src 'self'; "
      "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      source(outside.base_map), source(outside.geocoder));
}

void add_common_answers(httplib::Server& http, const OutsideAddresses& outside) {
  // The page loads nothing from elsewhere but what was asked for at the start, and no other page
  // may read its answers.
  http.set_default_headers({{"Content-Security-Policy", content_policy(outside)},
                            {"X-Content-Type-Options", "nosniff"},
                            {"Referrer-Policy", "no-referrer"},
                            {"Cross-Origin-Resource-Policy", "same-origin"},
                            {"Cross-Origin-Opener-Policy", "same-origin"}});
  // Every exception becomes an answer with a code and a sentence.
  http.set_exception_handler([](const Request&, Response& response, std::exception_ptr error) {
    answer_error(response, error);
  });
  http.set_error_handler(answer_unknown);
}

}  // namespace carreau::lab
