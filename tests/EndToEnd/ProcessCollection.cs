namespace Platform.Tests.EndToEnd;

/// <summary>Tests that start whole platforms run one after the other: two cores are what they are measured on.</summary>
[CollectionDefinition("processes", DisableParallelization = true)]
public sealed class ProcessCollection;
