using FsCheck;
using FsCheck.Fluent;
using Platform.Knowledge.Vectors;

namespace Platform.Tests.Knowledge.Vectors;

public sealed class VectorTableTests
{
    [Fact]
    public void GivenVectors_WhenAsked_ThenTheSmallestAngleIsFirstWhateverTheLength()
    {
        var table = new VectorTable([Row("far", 0, 1), Row("same", 100, 0), Row("near", 1, 0.2f), Row("against", -1, 0)]);

        Assert.Equal(["same", "near", "far"], table.Nearest([0.5f, 0], 3));
        Assert.Equal(["same", "near", "far", "against"], table.Nearest([0.5f, 0], 10));
    }

    [Fact]
    public void GivenEqualAngles_WhenAsked_ThenTheFirstKeyIsFirst() =>
        Assert.Equal(["a", "b"], new VectorTable([Row("c", 2, 0), Row("a", 1, 0), Row("b", 3, 0)]).Nearest([1, 0], 2));

    [Fact]
    public void GivenVectorsOfAnotherLengthOrWithoutDirection_WhenAsked_ThenTheyArePassedOver()
    {
        var table = new VectorTable([Row("longer", 1, 0, 0), Row("zero", 0, 0), Row("right", 0.1f, 1)]);

        Assert.Equal(["right"], table.Nearest([1, 0], 10));
        Assert.Empty(table.Nearest([], 10));
        Assert.Empty(table.Nearest([0, 0], 10));
    }

    [Fact]
    public void GivenAnyVectors_WhenAsked_ThenTheOrderIsThatOfAPlainCosine() => Prop.ForAll<(sbyte X, sbyte Y, sbyte Z)[], byte>((points, most) =>
    {
        float[] query = [3, -1, 2];
        var rows = points.Select((point, i) => Row($"{i:000}", point.X, point.Y, point.Z)).ToList();
        var expected = rows.Where(row => row.Vector.ToArray().Any(value => value != 0))
            .OrderByDescending(row => Math.Round(Cosine(query, row.Vector.ToArray()), 5)).Select(row => Math.Round(Cosine(query, row.Vector.ToArray()), 5)).Take(most);

        var found = new VectorTable(rows).Nearest(query, most).Select(key => Math.Round(Cosine(query, rows.Single(row => row.Passage == key).Vector.ToArray()), 5));

        Assert.Equal(expected, found);
    }).QuickCheckThrowOnFailure();

    private static double Cosine(float[] x, float[] y) =>
        x.Zip(y, (a, b) => (double)a * b).Sum() / (Math.Sqrt(x.Sum(a => (double)a * a)) * Math.Sqrt(y.Sum(b => (double)b * b)));

    private static PassageVector Row(string key, params float[] vector) => new(key, vector);
}
