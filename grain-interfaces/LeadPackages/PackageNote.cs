namespace Platform.LeadPackages;

/// <summary>One line of a package's audit.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened: <c>built</c>, <c>bid</c>, <c>sold</c>, <c>delivered</c>, <c>withdrawn</c>.</param>
/// <param name="Detail">By whom or why.</param>
[GenerateSerializer, Immutable, Alias("platform.lead-packages.package-note")]
public sealed record PackageNote([property: Id(0)] DateTimeOffset At, [property: Id(1)] string What, [property: Id(2)] string Detail);
