#pragma once

#include "entities/gazetteer.h"

namespace blattwerk::entities {

/// Adds the places that ICU's German data name (CLDR: countries and exemplar cities) and, where those
/// packages are installed, the countries' long forms of iso-codes and the cities of libgeonames-common.
void add_package_places(Gazetteer& gazetteer);

}  // namespace blattwerk::entities
