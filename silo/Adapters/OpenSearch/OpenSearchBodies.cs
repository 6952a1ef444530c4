using System.Text.Json;
using Platform.Knowledge.Vectors;

namespace Platform.Silo.Adapters.OpenSearch;

/// <summary>Bodies of OpenSearch's REST interface (docs.opensearch.org: k-NN vector, Bulk, k-NN query, Multi-get, Delete by query).</summary>
internal static class OpenSearchBodies
{
    /// <summary>An index whose graph of neighbours is Lucene's, by cosine.</summary>
    public static byte[] Index(int dimension) => Json(json =>
    {
        json.WriteStartObject("settings");
        json.WriteStartObject("index");
        json.WriteBoolean("knn", true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("mappings");
        json.WriteStartObject("properties");
        json.WriteStartObject("vector");
        json.WriteString("type", "knn_vector");
        json.WriteNumber("dimension", dimension);
        json.WriteStartObject("method");
        json.WriteString("name", "hnsw");
        json.WriteString("engine", "lucene");
        json.WriteString("space_type", "cosinesimil");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>A line that says what to do and a line that says with what, for each vector.</summary>
    public static byte[] Bulk(IEnumerable<PassageVector> vectors)
    {
        using var body = new MemoryStream();
        foreach (var (passage, vector) in vectors)
        {
            body.Write(Json(json =>
            {
                json.WriteStartObject("index");
                json.WriteString("_id", passage);
                json.WriteEndObject();
            }));
            body.WriteByte((byte)'\n');
            body.Write(Json(json => WriteVector(json, vector)));
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    public static byte[] Ids(IEnumerable<string> passages) => Json(json => WriteIds(json, "ids", passages));

    public static byte[] AllBut(IEnumerable<string> passages) => Json(json =>
    {
        json.WriteStartObject("query");
        json.WriteStartObject("bool");
        json.WriteStartObject("must_not");
        json.WriteStartObject("ids");
        WriteIds(json, "values", passages);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    public static byte[] Nearest(ReadOnlyMemory<float> vector, int most) => Json(json =>
    {
        json.WriteNumber("size", most);
        json.WriteBoolean("_source", false);
        json.WriteStartObject("query");
        json.WriteStartObject("knn");
        json.WriteStartObject("vector");
        WriteVector(json, vector);
        json.WriteNumber("k", most);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteVector(Utf8JsonWriter json, ReadOnlyMemory<float> vector)
    {
        json.WriteStartArray("vector");
        foreach (var value in vector.Span)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<string> passages)
    {
        json.WriteStartArray(name);
        foreach (var passage in passages)
        {
            json.WriteStringValue(passage);
        }

        json.WriteEndArray();
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
