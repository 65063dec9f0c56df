result = [__name__, __file__]
