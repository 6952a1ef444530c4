namespace Platform.Silo.Adapters.Encryption;

/// <summary>Lists of rows that have encrypted content.</summary>
internal static class EncryptedRows
{
    /// <summary>As many rows as are wanted, without those whose key was destroyed by an erasure: others stand behind them.</summary>
    /// <param name="limit">The most rows.</param>
    /// <param name="read">The first stored rows, at most so many.</param>
    /// <param name="decrypt">A row as it was; null when its key was destroyed.</param>
    public static async Task<List<T>> ListAsync<TStored, T>(int limit, Func<int, ValueTask<List<TStored>>> read, Func<TStored, ValueTask<T?>> decrypt)
        where T : class
    {
        var most = limit;
        while (true)
        {
            var (stored, rows) = (await read(most), new List<T>());
            foreach (var row in stored)
            {
                if (rows.Count < limit && await decrypt(row) is { } plain)
                {
                    rows.Add(plain);
                }
            }

            if (rows.Count == limit || stored.Count < most)
            {
                return rows;
            }

            most += limit;
        }
    }
}
