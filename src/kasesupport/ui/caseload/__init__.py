"""ケース一覧: all open families in one table, without a rank of danger."""
