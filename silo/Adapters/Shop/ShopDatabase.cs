using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Platform.Silo.Adapters.Sqlite;

namespace Platform.Silo.Adapters.Shop;

/// <summary>Fills the shop's tables from a folder of CSV files.</summary>
public sealed partial class ShopDatabase(SqliteDatabase database, ILogger<ShopDatabase> logger)
{
    /// <summary>Raised when the same files fill the tables differently, so that they are loaded anew.</summary>
    private const byte LoaderVersion = 2;

    private const string HashSql = "SELECT content_hash FROM shop_sources WHERE name = 'folder'";

    /// <summary>Loads the folder in one transaction, when its content is another than what was loaded last.</summary>
    /// <returns>Whether it was loaded.</returns>
    /// <exception cref="ShopDataException">A file is missing or wrong; the tables are as before.</exception>
    public async Task<bool> LoadAsync(string folder, CancellationToken cancellationToken = default)
    {
        var contents = await Task.WhenAll(ShopTable.All.Select(table => ReadAsync(folder, table.File, cancellationToken)));
        var hash = Hash(contents);
        if (await database.ReadAsync(static (session, expected) => IsLoaded(session, expected), hash, cancellationToken))
        {
            return false;
        }

        var files = new Dictionary<string, ShopFile>(StringComparer.Ordinal);
        foreach (var (table, content) in ShopTable.All.Zip(contents))
        {
            files.Add(table.Name, ShopFile.Read(content, table, files));
        }

        await database.WriteAsync(Replace, (files, hash), cancellationToken);
        LogLoaded(files["shop_orders"].Rows.Count, files["shop_customers"].Rows.Count, files["shop_products"].Rows.Count);
        return true;
    }

    private static async Task<byte[]> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(Path.Combine(folder, file), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ShopDataException($"{file} cannot be read in {Path.GetFullPath(folder)}: {exception.Message}", exception);
        }
    }

    private static byte[] Hash(byte[][] contents)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LoaderVersion]);
        foreach (var content in contents)
        {
            // Of the hashes: the border between two files counts.
            hash.AppendData(SHA256.HashData(content));
        }

        return hash.GetHashAndReset();
    }

    private static bool IsLoaded(SqliteSession session, byte[] expected)
    {
        using var select = session.Use(HashSql);
        return select.Step() && select.GetBlob(0).SequenceEqual(expected);
    }

    private static bool Replace(SqliteSession session, (Dictionary<string, ShopFile> Files, byte[] Hash) state)
    {
        session.Run("DELETE FROM shop_order_keys");
        foreach (var table in ShopTable.All)
        {
            session.Run(table.DeleteSql);
            foreach (var row in state.Files[table.Name].Rows)
            {
                Insert(session, table.InsertSql, row);
            }
        }

        foreach (var order in state.Files["shop_orders"].Rows)
        {
            var number = (string)order[0]!;
            foreach (var key in (byte[][])[OrderKey.Match(number, (string)order[2]!), OrderKey.Number(number)])
            {
                Insert(session, "INSERT INTO shop_order_keys (match_key, order_number) VALUES (?, ?)", [key, number]);
            }
        }

        PlacedOrders.Restore(session);
        Insert(session, "INSERT OR REPLACE INTO shop_sources (name, content_hash) VALUES (?, ?)", ["folder", state.Hash]);
        return true;
    }

    private static void Insert(SqliteSession session, string sql, ReadOnlySpan<object?> values)
    {
        using var insert = session.Use(sql);
        for (var index = 0; index < values.Length; index++)
        {
            _ = values[index] switch
            {
                null => insert.BindNull(index + 1),
                long number => insert.Bind(index + 1, number),
                byte[] bytes => insert.Bind(index + 1, bytes),
                var text => insert.Bind(index + 1, (string)text),
            };
        }

        insert.Execute();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Shop loaded: {Orders} orders, {Customers} customers, {Products} products.")]
    private partial void LogLoaded(int orders, int customers, int products);
}
