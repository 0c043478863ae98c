[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Distributor.Analysis.Tests")]
