-- What Prisma cannot say of the fleet.
ALTER TABLE fleet_levels
  ADD CONSTRAINT fleet_levels_owned_bounded CHECK (owned <= 1000000000),
  ADD CONSTRAINT fleet_levels_out_not_negative CHECK ("out" >= 0),
  ADD CONSTRAINT fleet_levels_unserviceable_not_negative CHECK (unserviceable >= 0),
  ADD CONSTRAINT fleet_levels_out_and_unserviceable_owned CHECK ("out" + unserviceable <= owned),
  ADD CONSTRAINT fleet_levels_ledger_version_not_negative CHECK (ledger_version >= 0),
  ADD CONSTRAINT fleet_levels_version_positive CHECK (version >= 1);

CREATE INDEX fleet_levels_owned_item ON fleet_levels (item_id) WHERE owned > 0;
CREATE INDEX fleet_levels_owned_warehouse ON fleet_levels (warehouse_id) WHERE owned > 0;

ALTER TABLE fleet_movements
  ADD CONSTRAINT fleet_movements_cause_known
    CHECK (cause_type IN ('fleet_commission', 'fleet_retirement', 'serviceability_change', 'rental_agreement')),
  ADD CONSTRAINT fleet_movements_kind_known
    CHECK (kind IN ('commissioned', 'restocked', 'scrapped', 'serviceability_changed', 'handed_out', 'checked_in', 'lost')),
  ADD CONSTRAINT fleet_movements_level_version_positive CHECK (level_version >= 1),
  ADD CONSTRAINT fleet_movements_moves
    CHECK (owned_delta <> 0 OR out_delta <> 0 OR unserviceable_delta <> 0);

ALTER TABLE fleet_assets
  ADD CONSTRAINT fleet_assets_condition_known CHECK (condition IN ('serviceable', 'unserviceable')),
  ADD CONSTRAINT fleet_assets_out_serviceable CHECK (status = 'in_house' OR condition = 'serviceable'),
  ADD CONSTRAINT fleet_assets_serial_number_not_blank CHECK (btrim(serial_number) <> ''),
  ADD CONSTRAINT fleet_assets_status_known CHECK (status IN ('in_house', 'out')),
  ADD CONSTRAINT fleet_assets_version_positive CHECK (version >= 1);

CREATE INDEX fleet_assets_active_condition ON fleet_assets (condition, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_created_at ON fleet_assets (created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_item ON fleet_assets (item_id, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_serial_number ON fleet_assets (serial_number, id) WHERE is_active;
CREATE INDEX fleet_assets_active_state_count ON fleet_assets (status, condition) WHERE is_active;
CREATE INDEX fleet_assets_active_status ON fleet_assets (status, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_warehouse ON fleet_assets (warehouse_id, created_at, id) WHERE is_active;
CREATE INDEX fleet_assets_active_warehouse_count ON fleet_assets (warehouse_id) WHERE is_active;
CREATE UNIQUE INDEX fleet_assets_serial_active_key ON fleet_assets (item_id, text_key(serial_number)) WHERE is_active;

ALTER TABLE fleet_commitments
  ADD CONSTRAINT fleet_commitments_cause_known CHECK (cause_type IN ('rental_agreement')),
  ADD CONSTRAINT fleet_commitments_ends_after_start CHECK (starts_at < ends_at),
  ADD CONSTRAINT fleet_commitments_out_not_negative CHECK ("out" >= 0),
  ADD CONSTRAINT fleet_commitments_out_promised CHECK ("out" <= quantity),
  ADD CONSTRAINT fleet_commitments_quantity_positive CHECK (quantity > 0),
  ADD CONSTRAINT fleet_commitments_returned_not_out CHECK (NOT is_returned OR "out" = 0),
  ADD CONSTRAINT fleet_commitments_turnaround_not_negative CHECK (turnaround_minutes >= 0);

CREATE UNIQUE INDEX fleet_commitments_line_open_key ON fleet_commitments (line_id) WHERE NOT is_returned;
CREATE INDEX fleet_commitments_out ON fleet_commitments (item_id, warehouse_id) WHERE "out" > 0;
-- Its operators for ids are of btree_gist.
CREATE INDEX fleet_commitments_period ON fleet_commitments USING gist (item_id, warehouse_id, tstzrange(starts_at, ends_at));

SELECT keep_list_total('fleet_levels', only_active => false);
SELECT keep_list_total('fleet_movements', only_active => false);
SELECT keep_list_total('fleet_assets', only_active => true);
