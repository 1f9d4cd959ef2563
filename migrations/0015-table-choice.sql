-- Which columns somebody wants to see in the tables of a page: lines of number of the table, + or -, and the column.
CREATE TABLE table_choice (
  user_id @ref NOT NULL REFERENCES users(id) ON DELETE CASCADE, page @text NOT NULL, chosen @text NOT NULL, PRIMARY KEY (user_id, page)
) @table;
