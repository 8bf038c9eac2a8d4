// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_address.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace carreau::lab {

namespace {

constexpr std::int64_t kLargestPort = 65'535;

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char letter) { return std::tolower(letter); });
  return lower;
}

[[noreturn]] void refuse(const char* expected, std::string_view found) {
  throw ArgumentError(Message{expected, {{"found", found}}});
}

[[noreturn]] void refuse_geocoder(std::string_view found) {
  throw ArgumentError(Message{"geocoder_shape",
                              {{"example", "https://geocoder.example/search?q={query}"},
                               {"mark", "{query}"},
                               {"found", found}}});
}

bool is_address(const std::string& text, int family) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(family, text.c_str(), bytes.data()) == 1;
}

std::optional<int> port_of(std::string_view text) {
  const auto port = parse_plain_decimal(text, 0);
  if (!port || *port < 0 || *port > kLargestPort) return std::nullopt;
  return static_cast<int>(*port);
}

std::string in_url(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

/// Without the port of the scheme, which browsers leave out.
std::string without_usual_port(std::string host, bool is_secure) {
  const std::string_view usual = is_secure ? ":443" : ":80";
  if (host.ends_with(usual)) host.resize(host.size() - usual.size());
  return host;
}

bool is_host_letter(unsigned char letter) {
  return std::isalnum(letter) != 0 ||
         std::string_view("-._:[]").find(static_cast<char>(letter)) != std::string_view::npos;
}

bool is_path_letter(unsigned char letter) {
  return std::isalnum(letter) != 0 ||
         std::string_view("-._~/").find(static_cast<char>(letter)) != std::string_view::npos;
}

}  // namespace

std::string PublicUrl::origin() const { return (is_secure ? "https://" : "http://") + host; }

PublicUrl parse_public_url(std::string_view text) {
  constexpr std::string_view kPlain = "http://";
  constexpr std::string_view kSecure = "https://";
  PublicUrl url;
  url.is_secure = text.starts_with(kSecure);
  if (!url.is_secure && !text.starts_with(kPlain)) refuse("public_url_shape", text);
  const std::string_view rest = text.substr((url.is_secure ? kSecure : kPlain).size());
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  url.host = without_usual_port(lower_case(rest.substr(0, slash)), url.is_secure);
  url.path = std::string(rest.substr(slash));
  if (!url.path.ends_with('/')) url.path += '/';
  const bool is_usable = !url.host.empty() && std::ranges::all_of(url.host, is_host_letter) &&
                         std::ranges::all_of(url.path, is_path_letter) &&
                         url.path.find("//") == std::string::npos;
  if (!is_usable) refuse("public_url_shape", text);
  return url;
}

void check_geocoder(std::string_view text) {
  constexpr std::string_view kQuery = "{query}";
  const std::size_t scheme = text.find("://");
  const bool is_web = text.starts_with("http://") || text.starts_with("https://");
  if (!is_web) refuse_geocoder(text);
  const std::string_view rest = text.substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
  const std::size_t query = rest.find(kQuery);
  // The host stands in the policy of the page, where a blank or a semicolon would end it.
  const bool is_usable = !host.empty() && std::ranges::all_of(host, is_host_letter) &&
                         query != std::string_view::npos && query > host.size() &&
                         rest.find(kQuery, query + 1) == std::string_view::npos &&
                         std::ranges::all_of(rest, [](unsigned char c) { return c > ' '; });
  if (!is_usable) refuse_geocoder(text);
}

bool ListenAddress::is_local() const { return host.starts_with("127.") || host == "::1"; }
bool ListenAddress::is_any() const { return host == "0.0.0.0" || host == "::"; }

ListenAddress parse_listen(std::string_view text) {
  ListenAddress address;
  std::string_view port;
  if (text.starts_with('[') && text.find(']') != std::string_view::npos) {
    const std::size_t end = text.find(']');
    address.host = std::string(text.substr(1, end - 1));
    port = text.substr(end + 1);
  } else {
    const std::size_t colon = text.find(':');
    const bool is_bare_ipv6 = colon != std::string_view::npos && colon != text.rfind(':');
    const std::size_t end = is_bare_ipv6 ? text.size() : std::min(colon, text.size());
    address.host = std::string(text.substr(0, end));
    port = text.substr(end);
  }
  if (!is_address(address.host, AF_INET) && !is_address(address.host, AF_INET6)) {
    refuse("listen_shape", text);
  }
  if (port.empty()) return address;
  if (port.front() == ':') address.port = port_of(port.substr(1));
  if (!address.port) refuse("listen_shape", text);
  return address;
}

std::string listening_url(const ListenAddress& address, int port) {
  return fmt::format("http://{}:{}/", in_url(address.host), port);
}

OwnNames::OwnNames(const LabDoor& door, int port) {
  if (door.url) hosts_.push_back(door.url->host);
  std::vector<std::string> own = {"127.0.0.1", "localhost", "[::1]"};
  if (!door.listen.is_any()) own.insert(own.begin(), in_url(door.listen.host));
  for (const std::string& name : own) {
    hosts_.push_back(without_usual_port(fmt::format("{}:{}", name, port), false));
  }
  url_ = door.url.value_or(PublicUrl{false, hosts_.front(), "/"});
  if (door.url) {
    origins_ = {url_.origin()};
    return;
  }
  for (const std::string& host : hosts_) origins_.push_back("http://" + host);
}

bool OwnNames::has_host(std::string_view host) const {
  const std::string name = without_usual_port(lower_case(host), url_.is_secure);
  return std::ranges::find(hosts_, name) != hosts_.end();
}

bool OwnNames::has_origin(std::string_view origin) const {
  return std::ranges::find(origins_, lower_case(origin)) != origins_.end();
}

}  // namespace carreau::lab
