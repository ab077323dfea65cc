#pragma once

#include <functional>
#include <string>

#include "signpost/html.h"
#include "signpost/page.h"
#include "signpost/words.h"

namespace signpost {

/// Where a link of a page leads in HTML: takes the link as the page holds it ("#1.customer…", or "all.html" for all advice)
/// and gives the address to write.
using Addresses = std::function<std::string(const std::string& link)>;

/// A page in the elements, classes and order in which web/page-view.ts draws it, without the buttons that only a script
/// can serve; dates stay as they are in the knowledge.
struct PageHtml {
  Html title;   ///< for the head
  Html main;    ///< for the main landmark; holds exactly one h1
  Html footer;  ///< the ways out, the same on every page
};

PageHtml to_html(const Page& page, const Words& words, const Addresses& addresses);

}  // namespace signpost
