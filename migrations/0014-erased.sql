-- What the history said about persons whose record was deleted goes as well; that it was deleted stays.
DELETE FROM change_content WHERE change_id IN (
  SELECT c.id FROM change c JOIN change d ON d.entity = c.entity AND d.row_id = c.row_id AND d.what = 'delete'
  WHERE c.entity IN ('related_person', 'contact_person', 'attachment')
);
