using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Platform.Silo.Adapters.Shop;

/// <summary>Reads and checks one file of the shop: RFC 4180, UTF-8, with a header.</summary>
internal sealed class ShopFile
{
    private readonly ShopTable _table;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private ShopFile(ShopTable table) => _table = table;

    /// <summary>The rows, values in the order of the table's columns.</summary>
    public List<object?[]> Rows { get; } = [];

    /// <summary>Reads the whole file.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="table">What it has to hold.</param>
    /// <param name="others">The files that it may refer to, by table.</param>
    /// <exception cref="ShopDataException">It does not hold that.</exception>
    public static ShopFile Read(byte[] content, ShopTable table, IReadOnlyDictionary<string, ShopFile> others)
    {
        var file = new ShopFile(table);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { TrimOptions = TrimOptions.Trim };
        using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var parser = new CsvParser(reader, configuration);
        try
        {
            file.Read(parser, others);
        }
        catch (CsvHelperException exception)
        {
            throw new ShopDataException($"{table.File}, row {parser.Row}: a quotation mark is out of place", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new ShopDataException($"{table.File}, after row {parser.Row}: not UTF-8", exception);
        }

        return file;
    }

    private void Read(CsvParser parser, IReadOnlyDictionary<string, ShopFile> others)
    {
        if (!parser.Read())
        {
            throw new ShopDataException($"{_table.File}, row 1: the header is missing");
        }

        var header = parser.Record ?? [];
        var places = Array.ConvertAll(_table.Columns, column => FindPlace(header, column.Name));
        while (parser.Read())
        {
            var fields = parser.Record ?? [];
            if (fields.Length != header.Length)
            {
                throw new ShopDataException($"{_table.File}, row {parser.Row}: {fields.Length} columns where the header has {header.Length}");
            }

            var row = new object?[places.Length];
            for (var index = 0; index < places.Length; index++)
            {
                var column = _table.Columns[index];
                if (!column.TryParse(fields[places[index]], out row[index]))
                {
                    throw Error(parser.Row, column.Name, $"'{fields[places[index]]}' is not {column.Expected}");
                }
            }

            CheckKey(row, parser.Row);
            CheckReferences(row, parser.Row, others);
            Rows.Add(row);
        }
    }

    private int FindPlace(string[] header, string column)
    {
        var place = Array.IndexOf(header, column);
        if (place < 0)
        {
            throw Error(1, column, $"missing (the header has {string.Join(", ", header)})");
        }

        return Array.LastIndexOf(header, column) == place ? place : throw Error(1, column, "named twice");
    }

    private void CheckKey(object?[] row, int number)
    {
        var values = _table.Key.Select(column => (string)row[_table.IndexOf(column)]!);
        if (!_keys.Add(KeyOf(values)))
        {
            throw Error(number, string.Join(" and ", _table.Key), $"'{string.Join(' ', values)}' occurs twice");
        }
    }

    private void CheckReferences(object?[] row, int number, IReadOnlyDictionary<string, ShopFile> others)
    {
        foreach (var (column, table) in _table.References)
        {
            var value = (string)row[_table.IndexOf(column)]!;
            if (!others[table]._keys.Contains(KeyOf([value])))
            {
                throw Error(number, column, $"'{value}' is not in {others[table]._table.File}");
            }
        }
    }

    private ShopDataException Error(int row, string column, string what) => new($"{_table.File}, row {row}, column {column}: {what}");

    /// <summary>Order numbers are one when a customer could not tell them apart.</summary>
    private static string KeyOf(IEnumerable<string> values) => string.Join('\n', values.Select(OrderKey.NormalizeNumber));
}
