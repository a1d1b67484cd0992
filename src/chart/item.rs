use charming::datatype::DataPointItem;

use super::words::tip;
use crate::page::figure::Point;

/// A point as an item: ECharts prints an item's name as its tooltip.
pub(super) fn item(point: &Point) -> DataPointItem {
    DataPointItem::new(point.value).name(tip(&point.text))
}
