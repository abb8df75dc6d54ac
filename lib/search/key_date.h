#pragma once

#include <optional>

#include "core/partial_date.h"
#include "store/article_key.h"

namespace blattwerk::search {

/// The date that a key stands for, as a year, a month or a day; nothing for an undated article.
std::optional<PartialDate> date_of_key(store::ArticleKey key);

/// Days since 1970-01-01 of the first day that a dated key stands for.
int days_of_key(store::ArticleKey key);

}  // namespace blattwerk::search
